/**
 * A finished report as text: for a terminal, and in the forms that other programs read.
 *
 * <p>Values in, text out; the command decides where it goes.
 */
@NullMarked
package dev.kubectl.telemetry.lint.report;

import org.jspecify.annotations.NullMarked;
