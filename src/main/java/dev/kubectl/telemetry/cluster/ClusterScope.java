package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.workload.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which part of a cluster is looked at: as little as planning, applying and the status need.
 *
 * @param settingsNamespace where Telemetry {@code default} and the overrides are
 * @param workloadNamespace where gateway, agent and self monitor run; the same, unless they run as
 *     a shadow
 */
public record ClusterScope(String settingsNamespace, String workloadNamespace) {
  static final String OVERRIDES = "telemetry-overrides";
  private static final String MODULE = Component.MODULE_LABEL + "=telemetry";
  private static final String COMPONENTS =
      MODULE
          + ","
          + Component.NAME_LABEL
          + Arrays.stream(Component.values())
              .map(Component::baseName)
              .collect(Collectors.joining(",", " in (", ")"));

  /** The usual case: settings and workloads in one namespace. */
  public static ClusterScope of(String namespace) {
    return new ClusterScope(namespace, namespace);
  }

  /** Our own objects, by their labels, and the pods that come of them. */
  List<Feed> objects(Discovery discovery) {
    List<Feed> feeds = new ArrayList<>();
    // The two lists of owners have no component.
    feeds.add(Feed.labelled(ResourceType.CONFIG_MAP, workloadNamespace, MODULE));
    for (ResourceType type :
        List.of(
            ResourceType.SECRET,
            ResourceType.SERVICE,
            ResourceType.SERVICE_ACCOUNT,
            ResourceType.POD,
            ResourceType.DEPLOYMENT,
            ResourceType.DAEMON_SET,
            ResourceType.NETWORK_POLICY,
            ResourceType.ROLE,
            ResourceType.ROLE_BINDING,
            ResourceType.CLUSTER_ROLE,
            ResourceType.CLUSTER_ROLE_BINDING)) {
      feeds.add(component(type));
    }
    if (discovery.peerAuthenticationServed()) {
      feeds.add(component(ResourceType.PEER_AUTHENTICATION));
    }
    if (discovery.vpaServed()) {
      feeds.add(component(ResourceType.VERTICAL_POD_AUTOSCALER));
    }
    return List.copyOf(feeds);
  }

  private Feed component(ResourceType type) {
    return Feed.labelled(type, type.namespaced() ? workloadNamespace : null, COMPONENTS);
  }

  /** Pipelines, in the version that is served. */
  List<Feed> pipelines(Discovery discovery) {
    return discovery.pipelineVersion().isEmpty()
        ? List.of()
        : List.of(Feed.all(ResourceType.METRIC_PIPELINE.in(discovery.pipelineVersion())));
  }

  List<Feed> settings(Discovery discovery) {
    List<Feed> feeds = new ArrayList<>();
    feeds.add(Feed.named(ResourceType.CONFIG_MAP, settingsNamespace, OVERRIDES));
    feeds.add(Feed.named(ResourceType.NAMESPACE, null, workloadNamespace));
    if (!discovery.telemetryVersion().isEmpty()) {
      feeds.add(
          Feed.named(
              ResourceType.TELEMETRY.in(discovery.telemetryVersion()),
              settingsNamespace,
              Telemetry.DEFAULT_NAME));
    }
    return List.copyOf(feeds);
  }

  /** The Secrets that pipelines refer to, and no others. */
  static List<SecretName> secrets(List<MetricPipeline> pipelines) {
    return pipelines.stream()
        .flatMap(pipeline -> SecretReferences.of(pipeline).stream())
        .filter(SecretName::isPossible)
        .map(SecretName::of)
        .distinct()
        .sorted()
        .toList();
  }
}
