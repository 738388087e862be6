package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import java.util.List;

/** Has the last word before a pass changes anything. */
@FunctionalInterface
public interface Approval {
  /** Whatever was planned may be applied. */
  Approval ALWAYS = (snapshot, observed, desired) -> List.of();

  /** What speaks against it, one sentence each; empty: go ahead. */
  List<String> objections(ClusterSnapshot snapshot, ObservedState observed, DesiredState desired);
}
