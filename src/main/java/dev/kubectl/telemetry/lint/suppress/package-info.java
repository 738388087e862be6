/**
 * What somebody decided not to hear: comments, annotations, the configuration file, a baseline.
 *
 * <p>Every suppression says why; one that has expired or silences nothing is a finding itself.
 */
@NullMarked
package dev.kubectl.telemetry.lint.suppress;

import org.jspecify.annotations.NullMarked;
