package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;

/**
 * Whose deletion takes an object along. Kubernetes removes the object when its last owner is gone.
 *
 * <p>Never a controller reference: several pipelines own the same gateway.
 *
 * @param uid given by the API server, so only a cluster knows it
 */
public record OwnerReference(String apiVersion, String kind, String name, String uid) {
  /** A pipeline as an owner of gateway and agent. */
  public static OwnerReference ofMetricPipeline(String name, String uid) {
    return new OwnerReference("telemetry.kyma-project.io/v1beta1", "MetricPipeline", name, uid);
  }

  /** The module's resource as the owner of the self monitor. */
  public static OwnerReference ofTelemetry(String name, String uid) {
    return new OwnerReference("operator.kyma-project.io/v1beta1", "Telemetry", name, uid);
  }

  /** As it stands in {@code metadata.ownerReferences}. */
  public Tree.Mapping toTree() {
    return Tree.mapping()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("name", name)
        .put("uid", uid)
        .build();
  }
}
