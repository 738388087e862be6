/**
 * Benchmarks: how long planning takes and what it allocates, beside the figures of the reference.
 */
@NullMarked
package dev.kubectl.telemetry.bench;

import org.jspecify.annotations.NullMarked;
