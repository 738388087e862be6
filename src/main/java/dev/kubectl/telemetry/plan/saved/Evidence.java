package dev.kubectl.telemetry.plan.saved;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Map;

/**
 * Everything a plan is decided from, and what is decided.
 *
 * @param clusterUid uid of Namespace {@code kube-system}
 * @param observed what planning looks at; of the future, when a change is still to be applied
 * @param desired what planning makes of it
 * @param liveObjects the generated objects as they are now; others may be among them
 */
public record Evidence(
    String clusterUid,
    ObservedState observed,
    DesiredState desired,
    Map<ObjectKey, Tree.Mapping> liveObjects) {
  public Evidence {
    liveObjects = Map.copyOf(liveObjects);
  }

  /** Without the state and the objects, which hold credentials. */
  @Override
  public String toString() {
    return "Evidence[" + liveObjects.keySet() + "]";
  }
}
