package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import java.util.List;
import java.util.Optional;

/**
 * What kind of cluster this is. Changes rarely, so it is asked for now and then and not watched.
 *
 * @param pipelineVersion {@code apiVersion} in which MetricPipelines are served; empty: none
 * @param telemetryVersion likewise for Telemetry
 * @param clusterUid uid of Namespace {@code kube-system}
 * @param cloudProvider as the Gardener cluster says it; empty when it says nothing
 * @param istioActive whether some API group of Istio is served
 * @param peerAuthenticationServed whether the one kind of Istio that we write is served
 * @param vpaServed whether VerticalPodAutoscaler is served
 * @param logPipelines whether there is any
 * @param tracePipelines whether there is any
 */
public record Discovery(
    String pipelineVersion,
    String telemetryVersion,
    String clusterUid,
    String cloudProvider,
    boolean istioActive,
    boolean peerAuthenticationServed,
    boolean vpaServed,
    boolean logPipelines,
    boolean tracePipelines) {
  /** A cluster that serves all that we know, and of which nothing else is known. */
  public static final Discovery EVERYTHING =
      new Discovery(
          ResourceType.METRIC_PIPELINE.apiVersion(),
          ResourceType.TELEMETRY.apiVersion(),
          "",
          "",
          true,
          true,
          true,
          true,
          true);

  static final String SHOOT_INFO = "shoot-info";
  private static final List<String> VERSIONS = List.of("v1beta1", "v1alpha1");

  /** Asks; about ten small requests. */
  public static Discovery of(KubernetesApi api) {
    List<ObjectView> groups = ObjectView.of(api.get("/apis").orElse(null)).items("groups");
    boolean peerAuthentication = isServed(api, groups, ResourceType.PEER_AUTHENTICATION);
    return new Discovery(
        version(api, groups, MetricPipeline.GROUP, ResourceType.METRIC_PIPELINE),
        version(api, groups, Telemetry.GROUP, ResourceType.TELEMETRY),
        clusterUid(api),
        cloudProvider(api),
        groups.stream().anyMatch(group -> group.text("name").contains(".istio.io")),
        peerAuthentication,
        isServed(api, groups, ResourceType.VERTICAL_POD_AUTOSCALER),
        anyExists(api, groups, ResourceType.LOG_PIPELINE),
        anyExists(api, groups, ResourceType.TRACE_PIPELINE));
  }

  /** Pipelines of other signals share the self monitor and the module's resource. */
  public boolean otherSignals() {
    return logPipelines || tracePipelines;
  }

  private static String version(
      KubernetesApi api, List<ObjectView> groups, String group, ResourceType type) {
    return VERSIONS.stream()
        .map(version -> type.in(group + "/" + version))
        .filter(versioned -> isServed(api, groups, versioned))
        .map(ResourceType::apiVersion)
        .findFirst()
        .orElse("");
  }

  private static boolean isServed(KubernetesApi api, List<ObjectView> groups, ResourceType type) {
    boolean listed =
        groups.stream()
            .flatMap(group -> group.items("versions").stream())
            .anyMatch(version -> version.text("groupVersion").equals(type.apiVersion()));
    return listed
        && ObjectView.of(api.get("/apis/" + type.apiVersion()).orElse(null))
            .items("resources")
            .stream()
            .anyMatch(resource -> resource.text("name").equals(type.plural()));
  }

  private static boolean anyExists(KubernetesApi api, List<ObjectView> groups, ResourceType type) {
    String version = version(api, groups, MetricPipeline.GROUP, type);
    return !version.isEmpty() && api.anyExists(type.in(version));
  }

  private static String clusterUid(KubernetesApi api) {
    return api.get(ResourceType.NAMESPACE.key(null, "kube-system"))
        .map(namespace -> ObjectView.of(namespace).uid())
        .orElse("");
  }

  /** Only "there is none" means none: anything else must not restart collectors (G22). */
  private static String cloudProvider(KubernetesApi api) {
    Optional<String> provider =
        api.get(ResourceType.CONFIG_MAP.key("kube-system", SHOOT_INFO))
            .map(map -> ObjectView.of(map).at("data").text("provider"));
    return provider.map(name -> name.equals("openstack") ? "sap" : name).orElse("");
  }
}
