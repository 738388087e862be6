package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.plan.Condition;
import java.util.Optional;

/**
 * Whether data flows to the backends, as the self monitor sees it: the condition {@code
 * TelemetryFlowHealthy} (manager specification D6).
 *
 * <p>Asking and judging are apart, so that a slow self monitor never holds up a pass: the loop asks
 * on a thread of its own and judges by the last answer.
 */
public interface FlowHealth {
  /** The type of the condition. */
  String CONDITION = "TelemetryFlowHealthy";

  /**
   * Asks the self monitor once, for all pipelines. Blocks for some seconds at most and never
   * throws: a failure is an answer, too.
   *
   * @return whether {@link #condition} may now answer differently
   */
  boolean refresh();

  /** By the last answer; empty before the first one. Does not block. */
  Optional<Condition> condition(Subject pipeline);

  /** Why nothing is known about the flow, in one sentence; empty while something is known. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  /**
   * What counts about one pipeline.
   *
   * @param needsAgent whether one of its inputs is collected by the agent
   * @param mayBeUnnamed whether an alert that names no pipeline may be about this one
   * @param configurationGenerated the condition of that name, which goes first
   */
  record Subject(
      String name, boolean needsAgent, boolean mayBeUnnamed, Condition configurationGenerated) {}
}
