package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.LintFinding;
import java.util.function.Predicate;

/**
 * A directive and what it reaches.
 *
 * @param source the file that it is written in
 * @param span the directive itself, for findings about it
 * @param ownFileOnly whether it reaches findings in {@code source} alone
 * @param reach which findings it may silence, rules apart
 */
public record Suppression(
    String source,
    Span span,
    Directive directive,
    boolean ownFileOnly,
    Predicate<LintFinding> reach) {

  boolean silences(LintFinding finding) {
    return directive.names(finding.rule()) && reach.test(finding);
  }
}
