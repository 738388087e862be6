package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.List;
import java.util.Objects;

/**
 * What the condition {@code ConfigurationGenerated} says about a pipeline: the reference's reasons
 * and texts, which users and their alerts know.
 *
 * @param status true: the pipeline is part of the configuration
 */
public record ConditionOutcome(boolean status, String reason, String message) {
  public static final ConditionOutcome CONFIGURED =
      new ConditionOutcome(
          true,
          "GatewayConfigured",
          "MetricPipeline specification is successfully applied to the configuration of Metric"
              + " gateway");
  public static final ConditionOutcome MAX_PIPELINES_EXCEEDED =
      rejected("MaxPipelinesExceeded", "Maximum pipeline count limit exceeded");

  /** The API server did not answer: nobody is to blame, and it is worth trying again. */
  public static final ConditionOutcome VALIDATION_FAILED =
      rejected(
          "ValidationFailed",
          "Pipeline validation failed due to an error from the Kubernetes API server");

  static final String ENDPOINT_INVALID = "EndpointInvalid";

  static ConditionOutcome rejected(String reason, String message) {
    return new ConditionOutcome(false, reason, message);
  }

  /** For rules that the reference does not have and no reason of it fits. */
  static ConditionOutcome invalid(String message) {
    return rejected("ConfigurationInvalid", message);
  }

  /** The first error decides; without one, the first warning that has something to say. */
  public static ConditionOutcome of(List<Finding> findings) {
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      for (Finding finding : findings) {
        if (finding.severity() == severity && finding.condition() != null) {
          return Objects.requireNonNull(finding.condition());
        }
      }
    }
    return CONFIGURED;
  }
}
