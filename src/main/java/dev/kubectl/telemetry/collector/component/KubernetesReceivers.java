package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Receivers of the runtime input. What they collect is the union of what pipelines ask for; the
 * outputs drop what a single pipeline did not ask for.
 */
public final class KubernetesReceivers {
  private static final List<RuntimeResource> KUBELET_GROUPS =
      List.of(
          RuntimeResource.CONTAINER,
          RuntimeResource.POD,
          RuntimeResource.NODE,
          RuntimeResource.VOLUME);

  /** Metrics that nobody gets, whatever pipelines ask for. */
  private static final List<String> NEVER_COLLECTED =
      List.of(
          "container.storage_request",
          "container.storage_limit",
          "container.ephemeralstorage_request",
          "container.ephemeralstorage_limit",
          "container.ready",
          "namespace.phase",
          "hpa.current_replicas",
          "hpa.desired_replicas",
          "hpa.min_replicas",
          "hpa.max_replicas",
          "replicaset.available",
          "replicaset.desired",
          "replication_controller.available",
          "replication_controller.desired",
          "resource_quota.hard_limit",
          "resource_quota.used",
          "cronjob.active_jobs");

  /** Metrics of the cluster receiver that belong to a resource. */
  private static final Map<RuntimeResource, List<String>> OF_RESOURCE =
      new EnumMap<>(
          Map.of(
              RuntimeResource.POD,
              List.of("pod.phase"),
              RuntimeResource.CONTAINER,
              List.of(
                  "container.cpu_request",
                  "container.cpu_limit",
                  "container.memory_request",
                  "container.memory_limit",
                  "container.restarts"),
              RuntimeResource.STATEFULSET,
              List.of(
                  "statefulset.current_pods",
                  "statefulset.desired_pods",
                  "statefulset.ready_pods",
                  "statefulset.updated_pods"),
              RuntimeResource.JOB,
              List.of(
                  "job.active_pods",
                  "job.desired_successful_pods",
                  "job.failed_pods",
                  "job.max_parallel_pods",
                  "job.successful_pods"),
              RuntimeResource.DEPLOYMENT,
              List.of("deployment.available", "deployment.desired"),
              RuntimeResource.DAEMONSET,
              List.of(
                  "daemonset.current_scheduled_nodes",
                  "daemonset.desired_scheduled_nodes",
                  "daemonset.misscheduled_nodes",
                  "daemonset.ready_nodes")));

  private static final Origin INTERVAL = fact("collectionIntervals.runtime");

  private KubernetesReceivers() {}

  /**
   * Usage of pods, containers, nodes and volumes, from the kubelet.
   *
   * @param collected resources that some pipeline asks for, with the reason
   * @param why the reason for the receiver itself
   */
  public static Component kubeletStats(
      Duration interval, Map<RuntimeResource, Origin> collected, Origin why) {
    List<Tree> groups = new ArrayList<>();
    for (RuntimeResource group : KUBELET_GROUPS) {
      Origin reason = collected.get(group);
      if (reason != null) {
        groups.add(Tree.of(group.key()).because(reason));
      }
    }
    return Component.receiver(
        "kubeletstats",
        Tree.mapping()
            .put("collection_interval", Tree.of(GoDuration.text(interval)).because(INTERVAL))
            .put("auth_type", "serviceAccount")
            .put("endpoint", "https://${MY_NODE_NAME}:10250")
            .put("insecure_skip_verify", true)
            .put("metric_groups", Tree.sequence(groups))
            .put("metrics", kubeletMetrics())
            .put("resource_attributes", kubeletAttributes())
            .put("extra_metadata_labels", Tree.texts("k8s.volume.type"))
            .put("collect_all_network_interfaces", Tree.mapping().put("node", true)),
        why);
  }

  private static Tree kubeletMetrics() {
    return Tree.mapping()
        .put("container.cpu.usage", enabled(true))
        .put("k8s.pod.cpu.usage", enabled(true))
        .put("k8s.node.cpu.usage", enabled(true))
        .put("k8s.node.cpu.time", enabled(false))
        .put("k8s.node.memory.major_page_faults", enabled(false))
        .put("k8s.node.memory.page_faults", enabled(false))
        .build()
        .because(rule("CPU is reported as usage, not as time; page faults are left out"));
  }

  private static Tree kubeletAttributes() {
    return Tree.mapping()
        .put("aws.volume.id", enabled(false))
        .put("fs.type", enabled(false))
        .put("gce.pd.name", enabled(false))
        .put("glusterfs.endpoints.name", enabled(false))
        .put("glusterfs.path", enabled(false))
        .put("partition", enabled(false))
        .build()
        .because(rule("attributes that depend on how storage is made are left out"));
  }

  /**
   * State of workloads, from the API server.
   *
   * @param collected resources that some pipeline asks for, with the reason
   * @param why the reason for the receiver itself
   */
  public static Component cluster(
      Duration interval, Map<RuntimeResource, Origin> collected, Origin why) {
    Tree.Builder metrics = Tree.mapping();
    NEVER_COLLECTED.forEach(metric -> metrics.put("k8s." + metric, enabled(false)));
    OF_RESOURCE.forEach((resource, names) -> {
      if (!collected.containsKey(resource)) {
        Origin nobody = rule("no pipeline asks for the resource " + resource.key());
        names.forEach(name -> metrics.put("k8s." + name, enabled(false).build().because(nobody)));
      }
    });
    return Component.receiver(
        "k8s_cluster",
        Tree.mapping()
            .put("auth_type", "serviceAccount")
            .put("collection_interval", Tree.of(GoDuration.text(interval)).because(INTERVAL))
            .put("node_conditions_to_report", Tree.EMPTY_SEQUENCE)
            .put("metrics", metrics)
            .put("k8s_leader_elector", "k8s_leader_elector"),
        why);
  }

  private static Tree.Builder enabled(boolean enabled) {
    return Tree.mapping().put("enabled", enabled);
  }
}
