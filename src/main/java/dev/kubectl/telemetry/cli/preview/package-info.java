/**
 * The command {@code preview}: its options, and where the two states that it compares come from.
 */
@NullMarked
package dev.kubectl.telemetry.cli.preview;

import org.jspecify.annotations.NullMarked;
