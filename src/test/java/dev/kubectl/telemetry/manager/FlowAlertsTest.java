package dev.kubectl.telemetry.manager;

import static dev.kubectl.telemetry.cluster.ResourceType.CONFIG_MAP;
import static dev.kubectl.telemetry.dataplane.Backend.Door.FIRST;
import static dev.kubectl.telemetry.dataplane.Backend.Door.GATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.dataplane.Backend;
import dev.kubectl.telemetry.dataplane.Gate;
import dev.kubectl.telemetry.dataplane.RunningCollector;
import dev.kubectl.telemetry.dataplane.RunningSelfMonitor;
import dev.kubectl.telemetry.dataplane.Sender;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.workload.Component;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A backend fails, and the status of its pipeline says so: by way of the gateway's own metrics, the
 * rules of a real Prometheus, the API server's proxy and the manager. Nothing on that way is
 * played.
 */
class FlowAlertsTest {
  private static final String HEALTHY = "True FlowHealthy";
  private static final List<String> EXPORTERS = List.of("otlp_http/shaky.eu", "otlp_grpc/sound");

  private static DataPlane plane;
  private static Backend backend;
  private static Gate gate;

  @BeforeAll
  static void start() throws Exception {
    plane = DataPlane.start();
    Authority authority = Authority.in(Files.createDirectory(plane.folder.resolve("authority")));
    backend =
        Backend.start(
            plane.folder, authority, authority.issue("server", "EC", "CN=b", "san=ip:127.0.0.1"));
    gate = new Gate(backend.port(GATE), "nobody", "nothing");
    pipeline("shaky.eu", "http", gate.address());
    pipeline("sound", "grpc", "http://127.0.0.1:" + backend.port(FIRST));
  }

  private static void pipeline(String name, String protocol, String endpoint) {
    plane.cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: %s}
        spec:
          input: {otlp: {enabled: true, namespaces: {}}}
          output: {otlp: {protocol: %s, endpoint: {value: "%s"}}}
        """
            .formatted(name, protocol, endpoint));
  }

  @AfterAll
  static void stop() throws Exception {
    if (gate != null) {
      gate.close();
    }
    if (backend != null) {
      backend.close();
    }
    if (plane != null) {
      plane.close();
    }
  }

  /** A self monitor that watches this gateway, behind its Service. */
  private static RunningSelfMonitor selfMonitor(RunningCollector gateway) throws Exception {
    String address = ServedPod.address();
    RunningSelfMonitor prometheus =
        RunningSelfMonitor.start(
            plane.folder,
            plane.cluster.ours(CONFIG_MAP, Component.SELF_MONITOR.baseName()),
            address,
            Map.of(Component.GATEWAY.metricsServiceName(), gateway.metrics()));
    String pod = "self-monitor-" + prometheus.port();
    ServedPod.create(plane.cluster, ManagedCluster.NAMESPACE, pod, "labels: {}", address)
        .behind(Component.SELF_MONITOR.baseName(), "http", address, prometheus.port());
    return prometheus;
  }

  @Test
  void theConditionFollowsTheBackend() throws Exception {
    plane.awaitFlow("sound", "Unknown GatewayProbingFailed");
    try (RunningCollector gateway =
            plane.run(Component.GATEWAY, EXPORTERS, UnaryOperator.identity());
        RunningSelfMonitor _ = selfMonitor(gateway);
        Sender _ =
            Sender.keepSending(plane.folder, gateway.grpc(), DataPlane.SHOP_POD, "shop.orders")) {
      plane.awaitFlow("shaky.eu", HEALTHY);

      gate.stop();
      plane.awaitFlow("shaky.eu", "False GatewayAllTelemetryDataDropped");
      assertThat(plane.flowOf("sound")).isEqualTo(HEALTHY);

      gate.start();
      int before = backend.received(GATE).size();
      await().atMost(DataPlane.PATIENCE).until(() -> backend.received(GATE).size() > before);
      plane.awaitFlow("shaky.eu", HEALTHY);

      gate.mood(Gate.Mood.THROTTLING);
      plane.awaitFlow("shaky.eu", "False GatewaySomeTelemetryDataDropped");
      assertThat(plane.flowOf("sound")).isEqualTo(HEALTHY);

      gate.mood(Gate.Mood.OPEN);
      plane.awaitFlow("shaky.eu", HEALTHY);
    }
    plane.awaitFlow("shaky.eu", "Unknown GatewayProbingFailed");
  }

  @Test
  void aGatewayThatRefusesDataThrottlesAllPipelines() throws Exception {
    UnaryOperator<String> noMemory =
        text ->
            text.replace(
                "limit_percentage: 75\n    spike_limit_percentage: 15",
                "limit_mib: 2\n    spike_limit_mib: 1");
    try (RunningCollector gateway = plane.run(Component.GATEWAY, EXPORTERS, noMemory);
        RunningSelfMonitor _ = selfMonitor(gateway);
        Sender _ =
            Sender.keepSending(plane.folder, gateway.grpc(), DataPlane.SHOP_POD, "too.much")) {
      plane.awaitFlow("sound", "False GatewayThrottling");
      plane.awaitFlow("shaky.eu", "False GatewayThrottling");
    }
  }
}
