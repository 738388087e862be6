/**
 * What is said about somebody's input: where ({@link Span}, {@link FieldPath}), how bad ({@link
 * Severity}) and what ({@link Diagnostic}); and, for generated output, why it is there ({@link
 * Origin}).
 *
 * <p>Plain immutable values. Every other room may use them; this one uses nothing.
 */
@NullMarked
package dev.kubectl.telemetry.diagnostic;

import org.jspecify.annotations.NullMarked;
