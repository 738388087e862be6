package dev.kubectl.telemetry.manager;

import static dev.kubectl.telemetry.cluster.ResourceType.CONFIG_MAP;
import static dev.kubectl.telemetry.cluster.ResourceType.DEPLOYMENT;
import static dev.kubectl.telemetry.cluster.ResourceType.TELEMETRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import dev.kubectl.telemetry.plan.Condition;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When there is a self monitor, and how it is asked through a real API server. */
class SelfMonitorInClusterTest {
  private static final String NAME = "telemetry-self-monitor";
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void clear() throws Exception {
    cluster.clear();
    cluster.once();
    cluster.delete(TELEMETRY, "kyma-system", "default");
  }

  private static List<String> selfMonitor() {
    return cluster.objects().stream().filter(name -> name.contains(NAME)).toList();
  }

  @Test
  void itExistsWhileThereIsAPipelineAndTheModulesResource() throws Exception {
    cluster.pipeline("shop", "");
    cluster.once();
    assertThat(selfMonitor()).isEmpty();

    cluster.telemetry();
    cluster.once();
    assertThat(selfMonitor())
        .containsExactly(
            "ConfigMap telemetry-self-monitor",
            "Deployment telemetry-self-monitor",
            "NetworkPolicy kyma-project.io--telemetry-self-monitor",
            "NetworkPolicy kyma-project.io--telemetry-self-monitor-metrics",
            "Role telemetry-self-monitor",
            "RoleBinding telemetry-self-monitor",
            "Service telemetry-self-monitor",
            "ServiceAccount telemetry-self-monitor");
    assertThat(cluster.ours(DEPLOYMENT, NAME).at("metadata").items("ownerReferences"))
        .singleElement()
        .satisfies(owner -> assertThat(owner.text("kind")).isEqualTo("Telemetry"));

    cluster.clear();
    cluster.once();
    assertThat(selfMonitor()).isEmpty();
  }

  @Test
  void aPipelineThatCannotRunHasOneToo() throws Exception {
    cluster.telemetry();
    cluster.pipeline("broken", "transform: [{statements: [\"nonsense\"]}]");

    cluster.once();

    assertThat(selfMonitor()).hasSize(8);
  }

  @Test
  void itReadsNamesWithADotWhereThereAreSome() throws Exception {
    cluster.telemetry();
    cluster.pipeline("shop", "");
    cluster.once();
    assertThat(configuration()).contains("otelcol_.+;.+/([a-zA-Z0-9-]+)");

    cluster.pipeline("shop.eu", "");
    cluster.once();

    assertThat(configuration()).contains("otelcol_.+;.+/([a-zA-Z0-9.-]+)");
  }

  private static String configuration() {
    return cluster.ours(CONFIG_MAP, NAME).at("data").text("prometheus.yml");
  }

  @Test
  void itIsAskedThroughTheApiServer() throws Exception {
    SelfMonitorFlow flow =
        SelfMonitorFlow.throughApiServer(
            cluster.api, ManagedCluster.NAMESPACE, SelfMonitorFlow.ProbeObserver.NONE);
    assertThat(flow.refresh()).isTrue();
    assertThat(flow.problem().orElse(""))
        .contains("there is no Service telemetry-self-monitor in namespace kyma-system");

    cluster.telemetry();
    cluster.pipeline("shop", "");
    cluster.once();
    ServedPod.endpoints(cluster, ManagedCluster.NAMESPACE, NAME, "[]");
    flow.refresh();
    assertThat(flow.problem().orElse("")).contains("no pod that is ready");

    String address = ServedPod.address();
    HttpServer prometheus = HttpServer.create(new InetSocketAddress(address, 0), 0);
    prometheus.createContext(
        "/api/v1/alerts",
        exchange -> {
          byte[] alerts =
              """
              {"status": "success", "data": {"alerts": [{"state": "firing", "labels":
                {"alertname": "MetricGatewaySomeDataDropped", "pipeline_name": "shop"}}]}}
              """
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, alerts.length);
          exchange.getResponseBody().write(alerts);
          exchange.close();
        });
    prometheus.start();
    try {
      cluster.post(
          "/api/v1/namespaces/kyma-system/serviceaccounts",
          "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
      ServedPod.create(cluster, ManagedCluster.NAMESPACE, NAME + "-1", "labels: {}", address)
          .behind(NAME, "http", address, prometheus.getAddress().getPort());
      assertThat(flow.refresh()).isTrue();
    } finally {
      prometheus.stop(0);
    }
    assertThat(flow.problem()).isEmpty();
    assertThat(reason(flow, "shop")).isEqualTo("GatewaySomeTelemetryDataDropped");
    assertThat(reason(flow, "sho")).isEqualTo("FlowHealthy");
  }

  private static String reason(FlowHealth flow, String pipeline) {
    Condition generated =
        new Condition(Condition.CONFIGURATION_GENERATED, "True", "GatewayConfigured", "");
    return flow.condition(new FlowHealth.Subject(pipeline, false, true, generated))
        .orElseThrow()
        .reason();
  }

  @Test
  void whoMayNotAskIsToldWhichRightIsMissing() throws Exception {
    Path kubeconfig = Files.createTempFile("nobody", ".yaml");
    Files.writeString(
        kubeconfig,
        Files.readString(cluster.plane.kubeconfig())
            .replace("user: {token", "user: {as: nobody, token"));
    try (Connection nobody =
        Connection.open(
            ConnectionOptions.NONE.with(
                new ConnectionOptions.Choice(kubeconfig.toString(), null, null, null)),
            "nobody")) {
      SelfMonitorFlow flow =
          SelfMonitorFlow.throughApiServer(
              new KubernetesApi(nobody.client(), RequestObserver.NONE),
              ManagedCluster.NAMESPACE,
              SelfMonitorFlow.ProbeObserver.NONE);

      flow.refresh();

      assertThat(flow.problem().orElse(""))
          .contains("you need the right to get services/proxy in namespace kyma-system");
    } finally {
      Files.delete(kubeconfig);
    }
  }
}
