package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.plan.Condition;

/** The flow's condition before the self monitor has answered for the first time. */
final class UnknownFlow {
  private UnknownFlow() {}

  static Condition of(FlowHealth.Subject pipeline) {
    return (pipeline.configurationGenerated().status().equals("False")
            ? FlowReason.CONFIGURATION_NOT_GENERATED
            : FlowReason.PROBING_FAILED)
        .condition();
  }
}
