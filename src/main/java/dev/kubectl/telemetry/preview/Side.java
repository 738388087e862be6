package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;

/**
 * One of the two states that are compared, with what planning makes of it.
 *
 * @param label what the user calls it, such as {@code git:main} or {@code pipelines/}
 */
public record Side(String label, ObservedState observed, DesiredState desired) {

  /** The label only: both states hold credentials. */
  @Override
  public String toString() {
    return "Side[" + label + "]";
  }
}
