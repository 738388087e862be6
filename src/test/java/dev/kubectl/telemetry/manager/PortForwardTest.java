package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.server.Kubelet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the self monitor is asked where the API server's proxy is kept out. */
class PortForwardTest {
  private static final Condition GENERATED =
      new Condition(Condition.CONFIGURATION_GENERATED, "True", "GatewayConfigured", "");

  @Test
  void aPortIsForwardedToItsPod() throws Exception {
    HttpServer prometheus =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // More than fits into one message.
    String padding = " ".repeat(300_000);
    prometheus.createContext(
        "/api/v1/alerts",
        exchange -> {
          byte[] alerts =
              ("{\"status\": \"success\","
                      + padding
                      + "\"data\": {\"alerts\": [{\"state\":"
                      + " \"firing\", \"labels\": {\"alertname\": \"MetricGatewayThrottling\"}}]}}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, alerts.length);
          exchange.getResponseBody().write(alerts);
          exchange.close();
        });
    prometheus.start();
    try (ManagedCluster cluster = ManagedCluster.start();
        Kubelet _ =
            Kubelet.start(cluster.plane, "node-1", 9090, prometheus.getAddress().getPort())) {
      cluster.post(
          "/api/v1/namespaces/kyma-system/serviceaccounts",
          "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
      ServedPod.create(
          cluster,
          ManagedCluster.NAMESPACE,
          "telemetry-self-monitor-1",
          "labels: {app.kubernetes.io/name: telemetry-self-monitor}",
          "10.244.0.9");
      SelfMonitorFlow flow =
          SelfMonitorFlow.throughApiServer(
              cluster.api, ManagedCluster.NAMESPACE, SelfMonitorFlow.ProbeObserver.NONE);

      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> {
            flow.refresh();
            assertThat(flow.problem()).isEmpty();
          });

      assertThat(flow.condition(new FlowHealth.Subject("shop", false, true, GENERATED)))
          .get()
          .extracting(Condition::reason)
          .isEqualTo("GatewayThrottling");
    } finally {
      prometheus.stop(0);
    }
  }
}
