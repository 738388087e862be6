package dev.kubectl.telemetry.plan;

/**
 * What only a cluster can tell.
 *
 * @param clusterUid {@code metadata.uid} of Namespace {@code kube-system}; empty when unknown
 * @param cloudProvider key {@code provider} of ConfigMap {@code kube-system/shoot-info} with {@code
 *     openstack} read as {@code sap}; empty when unknown
 * @param istioActive whether the API server serves a group whose name contains {@code .istio.io}
 * @param vpaServed whether {@code autoscaling.k8s.io/v1} has VerticalPodAutoscaler
 * @param smallestNodeMemory least allocatable memory of all nodes, in bytes; 0 when unknown
 */
public record ClusterFacts(
    String clusterUid,
    String cloudProvider,
    boolean istioActive,
    boolean vpaServed,
    long smallestNodeMemory) {
  /** A cluster about which nothing is known. */
  public static final ClusterFacts UNKNOWN = new ClusterFacts("", "", false, false, 0);
}
