package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots of clusters that a test describes. */
public final class Snapshots {
  private Snapshots() {}

  /** A cluster of the usual kind with these pipelines and these objects of ours. */
  public static ClusterSnapshot of(List<Tree.Mapping> pipelines, List<Tree.Mapping> objects) {
    Map<ObjectKey, Tree.Mapping> ours = new LinkedHashMap<>();
    objects.forEach(object -> ours.put(ObjectKey.of(object), object));
    Discovery discovery =
        new Discovery(
            "telemetry.kyma-project.io/v1beta1",
            "operator.kyma-project.io/v1beta1",
            "uid-of-the-cluster",
            "",
            false,
            false,
            false,
            false,
            false);
    return new ClusterSnapshot(discovery, pipelines, null, null, null, Map.of(), ours, 0);
  }
}
