package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.lint.SecretMode;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A new manifest and what our own lint says about it.
 *
 * @param findings Secrets left aside: they are not made yet
 */
record LintedManifest(String text, List<LintFinding> findings) {
  /** Says that filters run after transforms, which whoever asked for both has been told. */
  private static final String ORDER = "ottl-filter-after-transform";

  private static final String SILENCED =
      "# telemetry-lint: ignore " + ORDER + " reason=\"filters run after transforms\"\n";

  LintedManifest {
    findings = List.copyOf(findings);
  }

  static LintedManifest of(String name, String text, Instant now) {
    List<LintFinding> findings = findings(name, text, now);
    String acknowledged = acknowledged(text, findings);
    return new LintedManifest(
        acknowledged, acknowledged.equals(text) ? findings : findings(name, acknowledged, now));
  }

  private static List<LintFinding> findings(String name, String text, Instant now) {
    LintInput input =
        new LintInput(
            List.of(new ManifestFiles.Content(name, text.getBytes(StandardCharsets.UTF_8))),
            List.of());
    return Linter.lint(input, LintOptions.at(now).withSecrets(SecretMode.SKIP)).findings();
  }

  /** With the order of filters and transforms explained where it matters, and silenced. */
  private static String acknowledged(String text, List<LintFinding> findings) {
    Set<Integer> places =
        findings.stream()
            .filter(finding -> finding.rule().name().equals(ORDER))
            .map(finding -> finding.span().start().line())
            .collect(Collectors.toSet());
    StringBuilder result = new StringBuilder();
    int number = 1;
    for (String line : text.lines().toList()) {
      if (places.contains(number)) {
        result.append(line, 0, line.length() - line.stripLeading().length()).append(SILENCED);
      }
      result.append(line).append('\n');
      number++;
    }
    return result.toString();
  }
}
