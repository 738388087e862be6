package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of the agent: a DaemonSet that collects metrics on every node. */
public final class AgentWorkload {
  private static final String ISTIO_ACTIVE = "istioActive";
  private static final String CERTIFICATES_VOLUME = "istio-certs";
  private static final String CERTIFICATES_PATH = "/etc/istio-output-certs";
  private static final Quantity MEMORY_REQUEST = Quantity.ofMebibytes(64);
  private static final Quantity MEMORY_LIMIT = Quantity.ofMebibytes(1200);

  /** An autoscaler keeps the ratio of limit to request, so both start small. */
  private static final Quantity SCALED_MEMORY_LIMIT = Quantity.ofMebibytes(128);

  private static final Origin ENABLE_VPA =
      new Origin.Field(
          "Telemetry",
          "default",
          FieldPath.of("metadata", "annotations", "telemetry.kyma-project.io/enable-vpa"));

  private static final List<Tree.Mapping> CLUSTER_RULES =
      List.of(
          AccessControl.read("", "nodes", "nodes/stats", "nodes/proxy"),
          AccessControl.read("", "nodes", "nodes/metrics", "services", "endpoints", "pods"),
          Tree.mapping()
              .put("nonResourceURLs", Tree.texts("/metrics", "/metrics/cadvisor"))
              .put("verbs", Tree.texts("get"))
              .build(),
          AccessControl.read(
              "",
              "events",
              "namespaces",
              "namespaces/status",
              "nodes",
              "nodes/spec",
              "pods",
              "pods/status",
              "replicationcontrollers",
              "replicationcontrollers/status",
              "resourcequotas",
              "services"),
          AccessControl.read("apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
          AccessControl.read("extensions", "daemonsets", "deployments", "replicasets"),
          AccessControl.read("batch", "jobs", "cronjobs"),
          AccessControl.read("autoscaling", "horizontalpodautoscalers"));

  private final ManagerOptions options;
  private final Input input;
  private final CollectorWorkload collector;

  private AgentWorkload(ManagerOptions options, Input input) {
    this.options = options;
    this.input = input;
    this.collector =
        new CollectorWorkload(
            Component.AGENT,
            options,
            input.configuration(),
            input.environment(),
            input.istioActive());
  }

  /**
   * What one agent is made of.
   *
   * @param configuration text of the collector's configuration
   * @param environment variables that the configuration refers to, with plain values; null: no
   *     Secret is written
   * @param backendPorts ports of the backends, sorted as texts: the only traffic that an Istio
   *     sidecar takes over
   * @param owners may be empty, as without a cluster
   */
  public record Input(
      String configuration,
      @Nullable Map<String, String> environment,
      boolean istioActive,
      List<String> backendPorts,
      VerticalScaling scaling,
      List<OwnerReference> owners) {
    public Input {
      environment =
          environment == null
              ? null
              : Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      backendPorts = List.copyOf(backendPorts);
      owners = List.copyOf(owners);
    }

    /** Without a value of the environment. */
    @Override
    public String toString() {
      return "AgentWorkload.Input" + (environment == null ? "" : environment.keySet());
    }
  }

  /**
   * All objects in the order in which they are to be applied: what a pod needs to start comes
   * before the DaemonSet.
   */
  public static List<Tree.Mapping> objects(ManagerOptions options, Input input) {
    return new AgentWorkload(options, input).objects();
  }

  private List<Tree.Mapping> objects() {
    String namespace = options.targetNamespace();
    AccessControl access = new AccessControl(Component.AGENT, namespace);
    List<Tree.Mapping> objects = new ArrayList<>();
    objects.add(access.serviceAccount());
    objects.add(access.clusterRole(CLUSTER_RULES));
    objects.add(access.clusterRoleBinding());
    objects.add(access.leasesRole());
    objects.add(access.roleBinding());
    objects.add(new Services(Component.AGENT, namespace).metrics());
    if (input.environment() != null) {
      objects.add(collector.secret());
    }
    objects.add(collector.configMap());
    objects.add(collector.metricsNetworkPolicy());
    objects.add(
        NetworkPolicy.of(Component.AGENT, "", namespace)
            .allowTo(new NetworkPolicy.Peer.Anyone())
            .toTree());
    objects.add(daemonSet());
    switch (input.scaling()) {
      case VerticalScaling.On(Quantity maximum) -> objects.add(autoscaler(maximum));
      case VerticalScaling.Off(), VerticalScaling.NotInstalled() -> {}
    }
    return new Stamp(Component.AGENT, input.owners()).on(objects);
  }

  private Tree.Mapping daemonSet() {
    PodTemplate template = new PodTemplate(Component.AGENT, options);
    return template
        .workload("DaemonSet")
        .put(
            "spec",
            Tree.mapping()
                .put("selector", PodTemplate.selector(Component.AGENT))
                .put("updateStrategy", Tree.EMPTY_MAPPING)
                .put("template", template.of(podLabels(), podAnnotations(), podSpec(template))))
        .build();
  }

  private static Tree.Mapping podLabels() {
    return Manifest.layers(
        Tree.mapping()
            .put("sidecar.istio.io/inject", "true")
            .put("telemetry.kyma-project.io/metric-scrape", "true")
            .put("telemetry.kyma-project.io/metric-export", "true")
            .build(),
        PodTemplate.SCRAPING_ALLOWED);
  }

  private Tree.Mapping podAnnotations() {
    return input.istioActive()
        ? Manifest.layers(collector.checksum(), sidecarAnnotations())
        : collector.checksum();
  }

  /**
   * The sidecar hands its certificates to the collector, which scrapes by itself; only what goes to
   * backends passes through the sidecar.
   */
  private Tree.Mapping sidecarAnnotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(
        "traffic.sidecar.istio.io/excludeInboundPorts", String.valueOf(Ports.COLLECTOR_METRICS));
    annotations.put(
        "proxy.istio.io/config",
        """
        # configure an env variable OUTPUT_CERTS to write certificates to the given folder
        proxyMetadata:
          OUTPUT_CERTS: %s
        """
            .formatted(CERTIFICATES_PATH));
    annotations.put(
        "sidecar.istio.io/userVolumeMount",
        "[{\"name\": \"%s\", \"mountPath\": \"%s\"}]"
            .formatted(CERTIFICATES_VOLUME, CERTIFICATES_PATH));
    annotations.put("traffic.sidecar.istio.io/includeOutboundIPRanges", "");
    annotations.put(
        "traffic.sidecar.istio.io/includeOutboundPorts", String.join(",", input.backendPorts()));
    return Manifest.option(ISTIO_ACTIVE, annotations);
  }

  private Tree.Builder podSpec(PodTemplate template) {
    Tree.Mapping container =
        collector.container(
            PodTemplate.resources("15m", MEMORY_REQUEST, memoryLimit()),
            List.of(PodTemplate.readOnlyMount(CERTIFICATES_VOLUME, CERTIFICATES_PATH)));
    Tree.Mapping certificates =
        Tree.mapping().put("name", CERTIFICATES_VOLUME).put("emptyDir", Tree.EMPTY_MAPPING).build();
    return template
        .podSpec("highPriorityClassName", options.highPriorityClassName())
        .put("tolerations", Tree.sequence(anyTaint("NoExecute"), anyTaint("NoSchedule")))
        .put("containers", Tree.sequence(container))
        .put("volumes", collector.volumes(List.of(certificates)));
  }

  private static Tree.Mapping anyTaint(String effect) {
    return Tree.mapping().put("effect", effect).put("operator", "Exists").build();
  }

  private Tree.Scalar memoryLimit() {
    return switch (input.scaling()) {
      case VerticalScaling.On on -> Tree.of(SCALED_MEMORY_LIMIT.toString()).because(ENABLE_VPA);
      case VerticalScaling.Off(), VerticalScaling.NotInstalled() ->
          Tree.of(MEMORY_LIMIT.toString());
    };
  }

  private Tree.Mapping autoscaler(Quantity maximum) {
    Quantity most = maximum.compareTo(MEMORY_REQUEST) < 0 ? MEMORY_REQUEST : maximum;
    Tree.Mapping containerPolicy =
        Tree.mapping()
            .put("containerName", CollectorWorkload.containerName())
            .put("controlledResources", Tree.texts("memory"))
            .put("controlledValues", "RequestsAndLimits")
            .put("minAllowed", Tree.mapping().put("memory", MEMORY_REQUEST.toString()))
            .put(
                "maxAllowed",
                Tree.mapping()
                    .put(
                        "memory",
                        Tree.of(most.toString())
                            .because(Manifest.rule("three tenths of the smallest node"))))
            .build();
    return Manifest.of(
            "autoscaling.k8s.io/v1",
            "VerticalPodAutoscaler",
            Component.AGENT.baseName(),
            options.targetNamespace())
        .put(
            "spec",
            Tree.mapping()
                .put(
                    "targetRef",
                    Tree.mapping()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "DaemonSet")
                        .put("name", Component.AGENT.baseName()))
                .put("updatePolicy", Tree.mapping().put("updateMode", "InPlaceOrRecreate"))
                .put(
                    "resourcePolicy",
                    Tree.mapping().put("containerPolicies", Tree.sequence(containerPolicy))))
        .build()
        .because(ENABLE_VPA);
  }
}
