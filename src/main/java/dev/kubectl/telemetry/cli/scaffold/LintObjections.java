package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import java.util.List;
import java.util.stream.Collectors;

/** What our own lint has against a new manifest. */
final class LintObjections {
  private LintObjections() {}

  static boolean isWarnedOf(List<LintFinding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
  }

  /**
   * Nothing that lint has something against is written without being told so twice; what is wrong
   * is not written at all.
   *
   * @param forced whether warnings are known
   */
  static void check(List<LintFinding> findings, boolean forced) {
    List<LintFinding> objections =
        findings.stream()
            .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
            .filter(finding -> finding.severity() == Severity.ERROR || !forced)
            .toList();
    if (objections.isEmpty()) {
      return;
    }
    LintFinding first = objections.getFirst();
    String text =
        objections.stream().map(LintFinding::message).collect(Collectors.joining("\n       "));
    String remedy = first.hint() == null ? "" : first.hint();
    boolean warnings = objections.stream().allMatch(f -> f.severity() == Severity.WARNING);
    throw new CommandFailure(
        ExitCode.USAGE,
        text,
        remedy
            + (warnings ? (remedy.isEmpty() ? "" : "; ") + "--force writes it all the same" : ""));
  }
}
