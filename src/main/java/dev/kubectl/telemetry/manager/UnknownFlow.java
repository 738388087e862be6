package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.plan.Condition;

/** The flow's condition before the self monitor has answered for the first time. */
final class UnknownFlow {
  private UnknownFlow() {}

  static Condition of(FlowHealth.Subject pipeline) {
    return pipeline.configurationGenerated().status().equals("False")
        ? new Condition(
            FlowHealth.CONDITION,
            "False",
            "ConfigurationNotGenerated",
            "No metrics delivered to backend because MetricPipeline specification is not applied"
                + " to the configuration of Metric gateway. Check the 'ConfigurationGenerated'"
                + " condition for more details")
        : new Condition(
            FlowHealth.CONDITION,
            "Unknown",
            "GatewayProbingFailed",
            "Could not determine the health of the telemetry flow because the self monitor probing"
                + " of gateway failed");
  }
}
