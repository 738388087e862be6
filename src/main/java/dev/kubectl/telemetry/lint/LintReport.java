package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.yaml.SourceText;
import java.util.List;
import java.util.Map;

/**
 * What one run found: the value that every output form is made of.
 *
 * @param sources the texts by name as they may be shown, credentials masked, for code frames
 * @param findings in {@link LintFinding#ORDER}
 * @param suppressed findings that somebody silenced, with the reason
 */
public record LintReport(
    Map<String, SourceText> sources,
    List<LintFinding> findings,
    List<Suppressed> suppressed,
    Statistics statistics) {

  /** A finding that was silenced. */
  public record Suppressed(LintFinding finding, String reason) {}

  /**
   * How much was looked at.
   *
   * @param pipelines MetricPipelines of either version
   */
  public record Statistics(int files, int objects, int pipelines) {}

  public LintReport {
    sources = Map.copyOf(sources);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }

  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** Whether something weighs at least this much. */
  public boolean has(Severity atLeast) {
    return findings.stream().anyMatch(f -> f.severity().compareTo(atLeast) <= 0);
  }
}
