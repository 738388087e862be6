/**
 * Real editors, and clients that speak as they do, with the configurations of {@code src/editors}.
 */
@NullMarked
package dev.kubectl.telemetry.editors;

import org.jspecify.annotations.NullMarked;
