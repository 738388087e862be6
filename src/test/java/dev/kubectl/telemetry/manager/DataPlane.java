package dev.kubectl.telemetry.manager;

import static dev.kubectl.telemetry.cluster.ResourceType.CONFIG_MAP;
import static dev.kubectl.telemetry.cluster.ResourceType.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.dataplane.RunningCollector;
import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import dev.kubectl.telemetry.plan.MountedConfiguration;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A cluster with two applications, a manager that runs in it, and the collectors that are started
 * with what it writes.
 */
final class DataPlane implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The address of a pod of namespace {@code shop}. */
  static final String SHOP_POD = "10.244.0.7";

  /** The address of a pod of namespace {@code bank}. */
  static final String BANK_POD = "10.244.0.8";

  final ManagedCluster cluster;
  final Path folder;
  final SelfMonitorFlow flow;
  private final Connection connection;
  private final Loop loop;

  private DataPlane(ManagedCluster cluster, Path folder) throws IOException {
    this.cluster = cluster;
    this.folder = folder;
    this.connection = cluster.connect(ManagedCluster.MANAGER);
    KubernetesApi api = new KubernetesApi(connection.client(), RequestObserver.NONE);
    this.flow =
        SelfMonitorFlow.throughApiServer(
            api, ManagedCluster.NAMESPACE, SelfMonitorFlow.ProbeObserver.NONE);
    this.loop =
        new Loop(
            ManagerSettings.takeover(ManagerOptions.AS_INSTALLED),
            api,
            flow,
            WriteGuard.OPEN,
            Clock.systemUTC(),
            System::nanoTime,
            new Loop.Listener() {});
  }

  static DataPlane start() throws Exception {
    for (String program : List.of("otelcol", "telemetrygen", "prometheus", "kubectl")) {
      RealPrograms.require(program);
    }
    ManagedCluster cluster = ManagedCluster.start();
    try {
      cluster.apply(
          "{apiVersion: operator.kyma-project.io/v1beta1, kind: Telemetry, metadata: {name:"
              + " default, namespace: kyma-system}, spec: {metric: {collectionInterval: 1s}}}");
      cluster.post(
          "/api/v1/nodes",
          """
          apiVersion: v1
          kind: Node
          metadata:
            name: node-1
            labels: {topology.kubernetes.io/zone: zone-a, kubernetes.io/arch: amd64}
          """);
      cluster.namespace("shop");
      cluster.namespace("bank");
      for (String namespace : List.of("shop", "bank", ManagedCluster.NAMESPACE)) {
        cluster.post(
            "/api/v1/namespaces/" + namespace + "/serviceaccounts",
            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
      }
      ServedPod.create(cluster, "shop", "web", "labels: {app: web-shop}", SHOP_POD);
      ServedPod.create(cluster, "bank", "web", "labels: {app: web-bank}", BANK_POD);
      return new DataPlane(cluster, Files.createTempDirectory("data-plane"));
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /** Waits until the manager has written a configuration that has these parts, and nothing else. */
  MountedConfiguration configuration(Component component, List<String> exporters) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(text(component)).as(component.baseName()).contains(exporters));
    Map<String, String> environment = new TreeMap<>();
    ObjectView secret = cluster.ours(SECRET, component.baseName()).at("data");
    for (String key : secret.tree().entries().keySet()) {
      environment.put(
          key, new String(Base64.getDecoder().decode(secret.text(key)), StandardCharsets.UTF_8));
    }
    return new MountedConfiguration(text(component), environment);
  }

  private String text(Component component) {
    return cluster.ours(CONFIG_MAP, component.baseName()).at("data").text("relay.conf");
  }

  /** A collector with all rights that its generated roles give it, and no others. */
  RunningCollector run(Component component, List<String> exporters, UnaryOperator<String> more)
      throws IOException, InterruptedException {
    MountedConfiguration mounted = configuration(component, exporters);
    RunningCollector.Place place =
        new RunningCollector.Place(
            kubeconfig(component),
            cluster.plane.address().getHost(),
            cluster.plane.address().getPort());
    return RunningCollector.start(component.baseName(), folder, mounted, place, more);
  }

  private Path kubeconfig(Component component) throws IOException, InterruptedException {
    Process kubectl =
        new ProcessBuilder(
                RealPrograms.require("kubectl").toString(),
                "--kubeconfig=" + cluster.plane.kubeconfig(),
                "--namespace=" + ManagedCluster.NAMESPACE,
                "create",
                "token",
                component.baseName())
            .redirectErrorStream(true)
            .start();
    String token =
        new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(kubectl.waitFor()).as(token).isZero();
    return Files.writeString(
        folder.resolve(component.baseName() + ".kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: account, user: {token: "%s"}}]
        contexts: [{name: test, context: {cluster: test, user: account}}]
        current-context: test
        """
            .formatted(cluster.plane.address(), cluster.plane.certificate(), token));
  }

  /** The self monitor is asked now instead of within half a minute. */
  void ask() {
    if (flow.refresh()) {
      loop.changed();
    }
  }

  /** Status and reason of the condition about a pipeline's flow, as everybody can read it. */
  String flowOf(String pipeline) {
    return StatusConditions.of(cluster.pipeline(pipeline).tree())
        .condition(FlowHealth.CONDITION)
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("");
  }

  void awaitFlow(String pipeline, String expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          ask();
          assertThat(flowOf(pipeline)).isEqualTo(expected);
        });
  }

  @Override
  public void close() throws IOException {
    loop.close();
    connection.close();
    cluster.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
