package dev.kubectl.telemetry.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One finding for each problem, although several rooms look at the same field.
 *
 * <p>Among findings about the same place whose rules are about schema and admission (TEL1), one
 * family speaks: what {@code api} read (TEL11) wins over what {@code validation} concludes (TEL12),
 * that over the JSON Schema (TEL13), which knows the fewest words, and all of them over the mere
 * spelling of a value (TEL10).
 */
final class Precedence {
  /** Strongest first. */
  private static final List<String> FAMILIES = List.of("TEL11", "TEL12", "TEL13", "TEL10");

  private Precedence() {}

  /** Of the findings of one file, or about none; in no particular order. */
  static List<LintFinding> oneForEachProblem(List<LintFinding> findings) {
    Map<String, Integer> strongest = new HashMap<>();
    for (LintFinding finding : findings) {
      if (contends(finding)) {
        strongest.merge(place(finding), rank(finding), Math::min);
      }
    }
    List<LintFinding> kept = new ArrayList<>(findings.size());
    for (LintFinding finding : findings) {
      if (!contends(finding) || strongest.getOrDefault(place(finding), -1) == rank(finding)) {
        kept.add(finding);
      }
    }
    return kept.stream().distinct().toList();
  }

  private static boolean contends(LintFinding finding) {
    return finding.placed() && rank(finding) >= 0;
  }

  private static int rank(LintFinding finding) {
    return FAMILIES.indexOf(finding.rule().id().substring(0, 5));
  }

  private static String place(LintFinding finding) {
    return finding.source() + '\n' + finding.span().start().offset();
  }
}
