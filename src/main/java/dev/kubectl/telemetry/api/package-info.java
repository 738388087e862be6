/**
 * The custom resources as immutable records, and the pure functions on them: reading from a YAML
 * tree, defaulting, conversion between versions.
 *
 * <p>A record holds exactly what was written: null means absent, which differs from empty. Uses
 * {@code yaml} and {@code diagnostic}; knows nothing of collectors or clusters.
 */
@NullMarked
package dev.kubectl.telemetry.api;

import org.jspecify.annotations.NullMarked;
