/**
 * Seeded generators of what users might write, from plain to hostile, for tests of properties. The
 * same seed gives the same values, except for keys and certificates, which are new in every run.
 */
@NullMarked
package dev.kubectl.telemetry.random;

import org.jspecify.annotations.NullMarked;
