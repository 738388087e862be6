package dev.kubectl.telemetry.manager.flow;

import static dev.kubectl.telemetry.manager.flow.FiringAlerts.Collector.AGENT;
import static dev.kubectl.telemetry.manager.flow.FiringAlerts.Collector.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.dataplane.RunningSelfMonitor;
import dev.kubectl.telemetry.workload.AlertRules;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.SelfMonitorConfiguration;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus makes of collectors' metrics by the generated rules. */
class AlertRulesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final AtomicLong count = new AtomicLong();
  private HttpServer gateway;
  private HttpServer agent;

  @BeforeEach
  void start() throws IOException {
    gateway =
        page(
            """
            otelcol_exporter_send_failed_metric_points_total{exporter="otlp_grpc/shop"} %1$d
            otelcol_exporter_sent_metric_points_total{exporter="otlp_grpc/shop"} 7
            otelcol_exporter_enqueue_failed_metric_points_total{exporter="otlp_http/shop.eu"} %1$d
            otelcol_exporter_sent_metric_points_total{exporter="otlp_http/shop.eu"} %1$d
            otelcol_exporter_sent_metric_points_total{exporter="otlp_grpc/shop-2"} %1$d
            otelcol_exporter_send_failed_spans_total{exporter="otlp_grpc/shop-2"} %1$d
            otelcol_receiver_refused_metric_points_total{receiver="otlp"} 3
            """);
    agent =
        page(
            """
            otelcol_exporter_send_failed_metric_points_total{exporter="otlp_grpc/shop-2"} %1$d
            otelcol_exporter_sent_metric_points_total{exporter="otlp_grpc/shop"} %1$d
            otelcol_receiver_refused_metric_points_total{receiver="prometheus"} %1$d
            """);
  }

  /** Metrics of a collector; {@code %1$d} grows with each look. */
  private HttpServer page(String metrics) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", exchange -> show(exchange, metrics));
    server.start();
    return server;
  }

  private void show(HttpExchange exchange, String metrics) throws IOException {
    try (exchange) {
      byte[] text = metrics.formatted(count.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
    agent.stop(0);
  }

  private RunningSelfMonitor selfMonitor(String... pipelines)
      throws IOException, InterruptedException {
    Tree.Mapping configuration =
        SelfMonitorConfiguration.of(ManagerOptions.AS_INSTALLED, Stream.of(pipelines)).toTree();
    Tree.Mapping configMap =
        Tree.mapping()
            .put(
                "data",
                Tree.mapping()
                    .put("prometheus.yml", YamlWriter.write(configuration))
                    .put("alerting_rules.yml", YamlWriter.write(AlertRules.toTree())))
            .build();
    return RunningSelfMonitor.start(
        folder,
        ObjectView.of(configMap),
        "127.0.0.1",
        Map.of(
            Component.GATEWAY.metricsServiceName(),
            gateway.getAddress().getPort(),
            Component.AGENT.metricsServiceName(),
            agent.getAddress().getPort()));
  }

  /** What fires, once something does for both collectors. */
  private static FiringAlerts awaitAlerts(RunningSelfMonitor prometheus, int number) {
    Direct source =
        new Direct(URI.create("http://127.0.0.1:" + prometheus.port()), AlertSource.DEADLINE);
    return await()
        .atMost(PATIENCE)
        .until(
            () -> firing(source),
            found -> found.orElse(FiringAlerts.NONE).alerts().size() >= number)
        .orElseThrow();
  }

  private static Optional<FiringAlerts> firing(Direct source) {
    return source.ask() instanceof AlertSource.Answer.Alerts(FiringAlerts firing)
        ? Optional.of(firing)
        : Optional.empty();
  }

  private static FiringAlerts.Flow flow(boolean all, boolean some) {
    return new FiringAlerts.Flow(all, some, false);
  }

  @Test
  void everyPipelineIsBlamedForWhatItLosesAndForNothingElse() throws Exception {
    try (RunningSelfMonitor prometheus = selfMonitor("shop", "shop-2", "shop.eu")) {
      FiringAlerts firing = awaitAlerts(prometheus, 3);

      assertThat(firing.of(GATEWAY, "shop")).isEqualTo(flow(true, false));
      assertThat(firing.of(GATEWAY, "shop.eu")).isEqualTo(flow(false, true));
      assertThat(firing.of(GATEWAY, "shop-2")).isEqualTo(flow(false, false));
      assertThat(firing.of(AGENT, "shop")).isEqualTo(flow(false, false));
      assertThat(firing.of(AGENT, "shop-2")).isEqualTo(flow(true, false));
      assertThat(firing.of(AGENT, "shop.eu")).isEqualTo(flow(false, false));
    }
  }

  @Test
  void theReferencesSelfMonitorLosesNamesWithADot() throws Exception {
    try (RunningSelfMonitor prometheus = selfMonitor("shop", "shop-2")) {
      FiringAlerts firing = awaitAlerts(prometheus, 3);

      assertThat(firing.of(GATEWAY, "shop-2")).isEqualTo(flow(false, true));
      assertThat(firing.named(GATEWAY, "shop-2")).isEqualTo(flow(false, false));
      assertThat(firing.of(GATEWAY, "shop.eu")).isEqualTo(flow(false, true));
    }
  }
}
