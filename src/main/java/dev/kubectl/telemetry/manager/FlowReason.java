package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.plan.Condition;

/**
 * Everything that the condition {@code TelemetryFlowHealthy} can say, in the order in which it is
 * said (manager specification D6): the first that holds gives the condition its reason.
 *
 * <p>The specification's {@code AgentProbingFailed} is missing: gateway and agent are judged by one
 * answer of the self monitor, so that the one cannot fail without the other.
 */
public enum FlowReason {
  CONFIGURATION_NOT_GENERATED(
      "False",
      "ConfigurationNotGenerated",
      "No metrics delivered to backend because MetricPipeline specification is not applied to the"
          + " configuration of Metric gateway. Check the 'ConfigurationGenerated' condition for"
          + " more details"),
  PROBING_FAILED(
      "Unknown",
      "GatewayProbingFailed",
      "Could not determine the health of the telemetry flow because the self monitor probing of"
          + " gateway failed"),
  GATEWAY_ALL_DROPPED("False", "GatewayAllTelemetryDataDropped", Text.ALL_DROPPED),
  GATEWAY_SOME_DROPPED("False", "GatewaySomeTelemetryDataDropped", Text.SOME_DROPPED),
  GATEWAY_THROTTLING(
      "False",
      "GatewayThrottling",
      "Metric gateway is unable to receive metrics at current rate. See troubleshooting: "
          + Text.PAGE
          + "gateway-throttling"),
  AGENT_ALL_DROPPED("False", "AgentAllTelemetryDataDropped", Text.ALL_DROPPED),
  AGENT_SOME_DROPPED("False", "AgentSomeTelemetryDataDropped", Text.SOME_DROPPED),
  HEALTHY("True", "FlowHealthy", "No problems detected in the telemetry flow");

  private final String status;
  private final String reason;
  private final String message;

  FlowReason(String status, String reason, String message) {
    this.status = status;
    this.reason = reason;
    this.message = message;
  }

  public Condition condition() {
    return new Condition(FlowHealth.CONDITION, status, reason, message);
  }

  /** What several reasons say with the same words. */
  private static final class Text {
    static final String PAGE =
        "https://kyma-project.io/external-content/telemetry-manager/docs/user/troubleshooting.html#";
    static final String ALL_DROPPED =
        "Backend is not reachable or rejecting metrics. All metrics are dropped. See"
            + " troubleshooting: "
            + PAGE
            + "no-data-arrive-at-the-backend";
    static final String SOME_DROPPED =
        "Backend is reachable, but rejecting metrics. Some metrics are dropped. See"
            + " troubleshooting: "
            + PAGE
            + "not-all-data-arrive-at-the-backend";

    private Text() {}
  }
}
