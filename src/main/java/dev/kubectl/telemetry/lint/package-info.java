/**
 * Everything that is wrong with what somebody wrote, at the column where it is wrong.
 *
 * <p>{@link dev.kubectl.telemetry.lint.Linter} is the way in: bytes of files to a {@link
 * dev.kubectl.telemetry.lint.LintReport}. It reads documents and objects with {@code yaml} and
 * {@code api}, asks {@code validation} about each pipeline, runs the rules that only make sense
 * over files ({@code lint.check}), takes away what was suppressed ({@code lint.suppress}) and
 * orders the rest. {@code lint.rule} is the catalogue of all rules, {@code lint.report} turns a
 * report into text for people and machines, {@code lint.fix} into edits.
 *
 * <p>Nothing here prints or reads the clock. A cluster is asked only through {@link
 * dev.kubectl.telemetry.lint.ApiServer}, which the caller brings.
 */
@NullMarked
package dev.kubectl.telemetry.lint;

import org.jspecify.annotations.NullMarked;
