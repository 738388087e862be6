package dev.kubectl.telemetry.graph;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import java.util.Locale;

/** How much of the inside a flow shows. */
public enum Level {
  /** What the fields of a MetricPipeline stand for. */
  RESOURCE,
  /** Receivers, processors, connectors and exporters of the generated configuration. */
  COMPONENTS;

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The flow of all pipelines.
   *
   * @param desired the plan that was made from {@code state}
   */
  public DataFlow flow(ObservedState state, DesiredState desired) {
    return switch (this) {
      case RESOURCE -> ResourceFlow.of(state, desired);
      case COMPONENTS -> ComponentFlow.of(desired);
    };
  }
}
