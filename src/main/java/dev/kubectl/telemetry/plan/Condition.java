package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import java.util.List;

/**
 * A condition as the pipeline's status would show it, without its times.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 */
public record Condition(String type, String status, String reason, String message) {
  public static final String CONFIGURATION_GENERATED = "ConfigurationGenerated";

  /** Whether a pipeline with these findings is part of the configuration, and if not, why. */
  static Condition of(List<Finding> findings) {
    ConditionOutcome outcome = ConditionOutcome.of(findings);
    return new Condition(
        CONFIGURATION_GENERATED,
        outcome.status() ? "True" : "False",
        outcome.reason(),
        outcome.message());
  }
}
