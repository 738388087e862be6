package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.Finding;
import java.util.List;

/**
 * What is decided about one pipeline.
 *
 * @param pipeline as it was observed, before defaulting
 * @param outcome whether it takes part in the shared configuration
 * @param configurationGenerated the condition that says so to the user
 * @param findings everything there is to say, the first error being the reason of a rejection
 */
public record Verdict(
    MetricPipeline pipeline,
    Outcome outcome,
    Condition configurationGenerated,
    List<Finding> findings) {

  /** Closed set of decisions. */
  public enum Outcome {
    ACCEPTED,
    ACCEPTED_WITH_WARNING,
    REJECTED
  }

  public Verdict {
    findings = List.copyOf(findings);
  }

  public boolean accepted() {
    return outcome != Outcome.REJECTED;
  }

  /** Findings of at least this weight. */
  public List<Finding> findings(Severity atLeast) {
    return findings.stream().filter(f -> f.severity().compareTo(atLeast) <= 0).toList();
  }
}
