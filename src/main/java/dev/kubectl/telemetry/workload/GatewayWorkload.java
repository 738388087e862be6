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

/** The objects of the gateway: a Deployment that takes pushed metrics and sends them on. */
public final class GatewayWorkload {
  /** The Service to which users push. */
  public static final String PUSH_SERVICE = "telemetry-otlp-metrics";

  /** How many replicas there are when the Telemetry resource says nothing. */
  public static final int DEFAULT_REPLICAS = 2;

  private static final String ISTIO_ACTIVE = "istioActive";
  private static final long MEBIBYTES_EACH = 512;
  private static final Quantity MEMORY_REQUEST = Quantity.ofMebibytes(32);
  private static final Origin REPLICAS =
      new Origin.Field(
          "Telemetry",
          "default",
          FieldPath.of("spec", "metric", "gateway", "scaling", "static", "replicas"));

  private static final List<Tree.Mapping> CLUSTER_RULES =
      List.of(
          AccessControl.read("", "namespaces", "pods", "nodes"),
          AccessControl.read("apps", "replicasets"),
          AccessControl.read("operator.kyma-project.io", "telemetries"),
          AccessControl.read("telemetry.kyma-project.io", "metricpipelines"),
          AccessControl.read("telemetry.kyma-project.io", "tracepipelines"),
          AccessControl.read("telemetry.kyma-project.io", "logpipelines"));

  private final ManagerOptions options;
  private final Input input;
  private final CollectorWorkload collector;

  private GatewayWorkload(ManagerOptions options, Input input) {
    this.options = options;
    this.input = input;
    this.collector =
        new CollectorWorkload(
            Component.GATEWAY,
            options,
            input.configuration(),
            input.environment(),
            input.istioActive());
  }

  /**
   * What one gateway is made of.
   *
   * @param configuration text of the collector's configuration
   * @param environment variables that the configuration refers to, with plain values; null: none
   * @param pipelines how many pipelines share the gateway; memory grows with it
   * @param owners may be empty, as without a cluster
   */
  public record Input(
      String configuration,
      @Nullable Map<String, String> environment,
      boolean istioActive,
      int replicas,
      int pipelines,
      List<OwnerReference> owners) {
    public Input {
      environment =
          environment == null
              ? null
              : Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      owners = List.copyOf(owners);
    }

    /** Without a value of the environment. */
    @Override
    public String toString() {
      return "GatewayWorkload.Input" + (environment == null ? "" : environment.keySet());
    }
  }

  /**
   * All objects in the order in which they are to be applied: what a pod needs to start comes
   * before the Deployment.
   */
  public static List<Tree.Mapping> objects(ManagerOptions options, Input input) {
    return new GatewayWorkload(options, input).objects();
  }

  /** 512Mi, and as much again for each pipeline. */
  public static Quantity memoryLimit(int pipelines) {
    return Quantity.ofMebibytes(MEBIBYTES_EACH * (1L + pipelines));
  }

  private List<Tree.Mapping> objects() {
    String namespace = options.targetNamespace();
    AccessControl access = new AccessControl(Component.GATEWAY, namespace);
    Services services = new Services(Component.GATEWAY, namespace);
    List<Tree.Mapping> objects = new ArrayList<>();
    objects.add(access.serviceAccount());
    objects.add(access.clusterRole(CLUSTER_RULES));
    objects.add(access.clusterRoleBinding());
    objects.add(access.leasesRole());
    objects.add(access.roleBinding());
    objects.add(services.metrics());
    objects.add(collector.secret());
    objects.add(collector.configMap());
    objects.add(collector.metricsNetworkPolicy());
    objects.add(networkPolicy());
    objects.add(deployment());
    objects.add(
        services.named(
            PUSH_SERVICE,
            Ports.ofService("grpc-collector", Ports.OTLP_GRPC),
            Ports.ofService("http-collector", Ports.OTLP_HTTP)));
    if (input.istioActive()) {
      objects.add(peerAuthentication());
    }
    return new Stamp(Component.GATEWAY, input.owners()).on(objects);
  }

  /** Backends are anywhere, so the way out is open. */
  private Tree.Mapping networkPolicy() {
    NetworkPolicy.Peer anyone = new NetworkPolicy.Peer.Anyone();
    return NetworkPolicy.of(Component.GATEWAY, "", options.targetNamespace())
        .allowFrom(anyone, Ports.OTLP_HTTP, Ports.OTLP_GRPC)
        .allowTo(anyone)
        .toTree();
  }

  private Tree.Mapping deployment() {
    PodTemplate template = new PodTemplate(Component.GATEWAY, options);
    return template
        .workload("Deployment")
        .put(
            "spec",
            Tree.mapping()
                .put("replicas", Tree.of(input.replicas()).because(REPLICAS))
                .put("selector", PodTemplate.selector(Component.GATEWAY))
                .put("strategy", Tree.EMPTY_MAPPING)
                .put("template", template.of(podLabels(), podAnnotations(), podSpec(template))))
        .build();
  }

  private static Tree.Mapping podLabels() {
    return Tree.mapping()
        .put("sidecar.istio.io/inject", "true")
        .put("telemetry.kyma-project.io/metric-ingest", "true")
        .put("telemetry.kyma-project.io/metric-export", "true")
        .build();
  }

  /** The sidecar keeps the address of whoever pushes: enrichment finds the pod by it. */
  private Tree.Mapping podAnnotations() {
    Tree.Mapping checksum = collector.checksum();
    return input.istioActive()
        ? checksum
            .with(
                "traffic.sidecar.istio.io/excludeInboundPorts",
                Manifest.option(ISTIO_ACTIVE, String.valueOf(Ports.COLLECTOR_METRICS)))
            .with("sidecar.istio.io/interceptionMode", Manifest.option(ISTIO_ACTIVE, "TPROXY"))
        : checksum;
  }

  private Tree.Builder podSpec(PodTemplate template) {
    Tree.Scalar limit =
        Tree.of(memoryLimit(input.pipelines()).toString())
            .because(Manifest.rule("512Mi, and as much again for each pipeline"));
    return template
        .podSpec("normalPriorityClassName", options.normalPriorityClassName())
        .put("affinity", spreadOut())
        .put(
            "containers",
            Tree.sequence(
                collector.container(
                    PodTemplate.resources("25m", MEMORY_REQUEST, limit), List.of())))
        .put("volumes", collector.volumes(List.of()));
  }

  /** Replicas prefer different nodes, and different zones. */
  private static Tree.Builder spreadOut() {
    return Tree.mapping()
        .put(
            "podAntiAffinity",
            Tree.mapping()
                .put(
                    "preferredDuringSchedulingIgnoredDuringExecution",
                    Tree.sequence(
                        apartBy("kubernetes.io/hostname"),
                        apartBy("topology.kubernetes.io/zone"))));
  }

  private static Tree.Mapping apartBy(String topologyKey) {
    return Tree.mapping()
        .put("weight", 100)
        .put(
            "podAffinityTerm",
            Tree.mapping()
                .put("labelSelector", PodTemplate.selector(Component.GATEWAY))
                .put("topologyKey", topologyKey))
        .build();
  }

  /** Data comes from inside and from outside of the mesh. */
  private Tree.Mapping peerAuthentication() {
    return Manifest.of(
            "security.istio.io/v1",
            "PeerAuthentication",
            Component.GATEWAY.baseName(),
            options.targetNamespace())
        .put(
            "spec",
            Tree.mapping()
                .put("selector", PodTemplate.selector(Component.GATEWAY))
                .put("mtls", Tree.mapping().put("mode", "PERMISSIVE")))
        .build()
        .because(new Origin.Fact(ISTIO_ACTIVE));
  }
}
