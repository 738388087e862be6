package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects of the self monitor: one small Prometheus that watches gateway and agent. */
public final class SelfMonitorWorkload {
  private static final String CONTAINER = "self-monitor";
  private static final String CONFIGURATION_VOLUME = "prometheus-config-volume";
  private static final String STORAGE_VOLUME = "prometheus-storage-volume";
  private static final String STORAGE_PATH = "/prometheus/";
  private static final String DEFAULT_LOG_LEVEL = "warn";

  /** Readable by everyone, writable by the owner: 0644. */
  private static final long FILE_MODE = 0x1a4;

  private static final Quantity MEMORY_REQUEST = Quantity.ofMebibytes(50);
  private static final Quantity MEMORY_LIMIT = Quantity.ofMebibytes(512);
  private static final Quantity STORAGE = Quantity.ofMebibytes(1000);
  private static final NetworkPolicy.Peer MANAGER = podsNamed("manager");

  private final ManagerOptions options;
  private final Input input;

  private SelfMonitorWorkload(ManagerOptions options, Input input) {
    this.options = options;
    this.input = input;
  }

  /**
   * What the self monitor is made of.
   *
   * @param configuration text of the Prometheus configuration
   * @param rules text of the alert rules
   * @param files where the two are to stand
   * @param logLevel as in the overrides; empty for the default
   * @param owners may be empty, as without a cluster
   */
  public record Input(
      String configuration,
      String rules,
      Files files,
      String logLevel,
      List<OwnerReference> owners) {
    public Input {
      owners = List.copyOf(owners);
    }
  }

  /**
   * Where Prometheus finds its files.
   *
   * @param directory ends with a slash
   */
  public record Files(String directory, String configuration, String rules) {
    /** What a running module has. */
    public static final Files DEFAULT =
        new Files("/etc/prometheus/", "prometheus.yml", "alerting_rules.yml");
  }

  /**
   * All objects in the order in which they are to be applied: what a pod needs to start comes
   * before the Deployment.
   */
  public static List<Tree.Mapping> objects(ManagerOptions options, Input input) {
    return new SelfMonitorWorkload(options, input).objects();
  }

  private List<Tree.Mapping> objects() {
    String namespace = options.targetNamespace();
    AccessControl access = new AccessControl(Component.SELF_MONITOR, namespace);
    List<Tree.Mapping> objects = new ArrayList<>();
    objects.add(access.serviceAccount());
    objects.add(access.role(List.of(AccessControl.read("", "services", "endpoints", "pods"))));
    objects.add(access.roleBinding());
    objects.add(networkPolicy());
    objects.add(metricsNetworkPolicy());
    objects.add(configMap());
    objects.add(deployment());
    objects.add(
        new Services(Component.SELF_MONITOR, namespace)
            .named(Component.SELF_MONITOR.baseName(), Ports.ofService("http", Ports.PROMETHEUS)));
    return new Stamp(Component.SELF_MONITOR, input.owners()).on(objects);
  }

  /** It scrapes the collectors of all signals and calls the manager. */
  private Tree.Mapping networkPolicy() {
    NetworkPolicy.Peer gateways =
        new NetworkPolicy.Peer.PodsInSameNamespace(
            Tree.mapping().put("app.kubernetes.io/component", "gateway").build());
    return NetworkPolicy.of(Component.SELF_MONITOR, "", options.targetNamespace())
        .allowTo(podsNamed("fluent-bit"), Ports.FLUENT_BIT_HTTP)
        .allowTo(podsNamed(Component.AGENT.baseName()), Ports.COLLECTOR_METRICS)
        .allowTo(podsNamed("telemetry-log-agent"), Ports.COLLECTOR_METRICS)
        .allowTo(gateways, Ports.COLLECTOR_METRICS)
        .allowTo(MANAGER, Ports.MANAGER_WEBHOOK)
        .toTree();
  }

  private Tree.Mapping metricsNetworkPolicy() {
    NetworkPolicy.Peer scrapers =
        new NetworkPolicy.Peer.PodsInAllNamespaces(PodTemplate.SCRAPING_ALLOWED);
    return NetworkPolicy.of(Component.SELF_MONITOR, "metrics", options.targetNamespace())
        .allowFrom(MANAGER, Ports.PROMETHEUS)
        .allowFrom(scrapers, Ports.PROMETHEUS)
        .toTree();
  }

  private static NetworkPolicy.Peer podsNamed(String name) {
    return new NetworkPolicy.Peer.PodsInSameNamespace(
        Tree.mapping().put(Component.NAME_LABEL, name).build());
  }

  private Map<String, String> data() {
    return Map.of(
        input.files().configuration(), input.configuration(), input.files().rules(), input.rules());
  }

  private Tree.Mapping configMap() {
    return Manifest.of(
            "v1", "ConfigMap", Component.SELF_MONITOR.baseName(), options.targetNamespace())
        .put(
            "data",
            Tree.mapping()
                .put(input.files().configuration(), input.configuration())
                .put(input.files().rules(), input.rules()))
        .build();
  }

  private Tree.Mapping deployment() {
    PodTemplate template = new PodTemplate(Component.SELF_MONITOR, options);
    Tree.Mapping podLabels =
        Manifest.layers(
            Tree.mapping().put("sidecar.istio.io/inject", "false").build(),
            PodTemplate.SCRAPING_ALLOWED);
    Tree.Mapping podAnnotations =
        PodTemplate.checksum(
            new ConfigChecksum()
                .configMap(options.targetNamespace(), Component.SELF_MONITOR.baseName(), data()));
    return template
        .workload("Deployment")
        .put(
            "spec",
            Tree.mapping()
                .put("replicas", 1)
                .put("selector", PodTemplate.selector(Component.SELF_MONITOR))
                .put("strategy", Tree.EMPTY_MAPPING)
                .put("template", template.of(podLabels, podAnnotations, podSpec(template))))
        .build();
  }

  private Tree.Builder podSpec(PodTemplate template) {
    return template
        .podSpec("normalPriorityClassName", options.normalPriorityClassName())
        .put("terminationGracePeriodSeconds", 300)
        .put("containers", Tree.sequence(container()))
        .put(
            "volumes",
            Tree.sequence(
                Tree.mapping()
                    .put("name", CONFIGURATION_VOLUME)
                    .put(
                        "configMap",
                        Tree.mapping()
                            .put("name", Component.SELF_MONITOR.baseName())
                            .put("defaultMode", FILE_MODE))
                    .build(),
                Tree.mapping()
                    .put("name", STORAGE_VOLUME)
                    .put("emptyDir", Tree.mapping().put("sizeLimit", STORAGE.toString()))
                    .build()));
  }

  private Tree.Mapping container() {
    Tree.Builder container = Tree.mapping().put("name", CONTAINER);
    if (options.fipsMode()) {
      Manifest.putOption(
          container, "image", "selfMonitorFipsImage", options.selfMonitorFipsImage());
    } else {
      Manifest.putOption(container, "image", "selfMonitorImage", options.selfMonitorImage());
    }
    return container
        .put("args", arguments())
        .put("env", Tree.sequence(goMemoryLimit()))
        .put(
            "ports",
            Tree.sequence(
                Tree.mapping()
                    .put("name", "http-web")
                    .put("containerPort", Ports.PROMETHEUS)
                    .build()))
        .put("livenessProbe", probe("/-/healthy", 5))
        .put("readinessProbe", probe("/-/ready", 3))
        .put(
            "resources",
            PodTemplate.resources("10m", MEMORY_REQUEST, Tree.of(MEMORY_LIMIT.toString())))
        .put("securityContext", PodTemplate.containerSecurityContext())
        .put(
            "volumeMounts",
            Tree.sequence(
                PodTemplate.mount(CONFIGURATION_VOLUME, input.files().directory()),
                PodTemplate.mount(STORAGE_VOLUME, STORAGE_PATH)))
        .build();
  }

  private Tree.Sequence arguments() {
    String level = input.logLevel().isEmpty() ? DEFAULT_LOG_LEVEL : input.logLevel();
    return Tree.sequence(
        Tree.of("--storage.tsdb.retention.time=2h"),
        Tree.of("--storage.tsdb.retention.size=50MB"),
        Tree.of("--config.file=" + input.files().directory() + input.files().configuration()),
        Tree.of("--storage.tsdb.path=" + STORAGE_PATH),
        Tree.of("--log.format=json"),
        Tree.of("--log.level=" + level).because(new Origin.Fact("logLevel")));
  }

  /** Four fifths of the limit, so that Go collects garbage before the kernel kills. */
  private static Tree.Mapping goMemoryLimit() {
    return Tree.mapping()
        .put("name", "GOMEMLIMIT")
        .put("value", String.valueOf(MEMORY_LIMIT.bytes() / 100 * 80))
        .build();
  }

  private static Tree.Builder probe(String path, int failureThreshold) {
    return PodTemplate.httpGet(path, Ports.PROMETHEUS)
        .put("failureThreshold", failureThreshold)
        .put("periodSeconds", 5)
        .put("successThreshold", 1)
        .put("timeoutSeconds", 3);
  }
}
