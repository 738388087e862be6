package dev.kubectl.telemetry.manager.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of whatever answers at the self monitor's address. */
class DirectTest {
  private static final Duration PLENTY = Duration.ofMinutes(1);
  private static final AlertSource.Answer NO_LIST =
      new AlertSource.Answer.Failed(200, "the self monitor's answer is no list of alerts");

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong written = new AtomicLong();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private AlertSource.Answer ask(Duration deadline) {
    return new Direct(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), deadline)
        .ask();
  }

  private AlertSource.Answer ask(HttpHandler prometheus) {
    server.createContext("/api/v1/alerts", prometheus);
    return ask(PLENTY);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void firingAlertsAreReadAndPendingOnesAreNot() {
    String alerts =
        """
        {"status": "success", "data": {"alerts": [
          {"labels": {"alertname": "MetricGatewayAllDataDropped", "pipeline_name": "shop"},
           "annotations": {}, "state": "firing", "activeAt": "2026-01-01T00:00:00Z", "value": "1"},
          {"labels": {"alertname": "MetricGatewayThrottling", "receiver": "otlp"},
           "annotations": {}, "state": "pending", "activeAt": "2026-01-01T00:00:00Z", "value": "1"}]}}
        """;

    assertThat(ask(exchange -> answer(exchange, 200, alerts)))
        .isEqualTo(
            new AlertSource.Answer.Alerts(
                new FiringAlerts(
                    Set.of(
                        new Alert(
                            Map.of(
                                "alertname",
                                "MetricGatewayAllDataDropped",
                                "pipeline_name",
                                "shop"))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>login</html>",
        "[]",
        "null",
        "{\"status\": \"error\", \"error\": \"no\"}",
        "{\"status\": \"success\"}",
        "{\"status\": \"success\", \"data\": {\"alerts\": null}}",
        "{\"status\": \"success\", \"data\": {\"alerts\": [",
      })
  void whatIsNoListOfAlertsSaysNothing(String text) {
    assertThat(ask(exchange -> answer(exchange, 200, text))).isEqualTo(NO_LIST);
  }

  @Test
  void anAnswerNestedWithoutEndSaysNothing() {
    assertThat(ask(exchange -> answer(exchange, 200, "[".repeat(100_000)))).isEqualTo(NO_LIST);
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    assertThat(ask(this::endless)).isInstanceOf(AlertSource.Answer.Failed.class);
    // The limit, and what waits in buffers on the way.
    assertThat(written.get()).isLessThan(64L << 20);
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      while (end.getCount() > 0) {
        out.write(block);
        written.addAndGet(block.length);
      }
    }
  }

  @Test
  void anErrorIsAnAnswer() {
    assertThat(ask(exchange -> answer(exchange, 503, "secret")))
        .isEqualTo(new AlertSource.Answer.Failed(503, "the self monitor answered with HTTP 503"));
  }

  @Test
  void aServerThatHangsIsNotWaitedFor() {
    server.createContext(
        "/api/v1/alerts",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(ask(Duration.ofSeconds(1)))
        .isEqualTo(failed("the self monitor at %s gave no answer within 1 s"));
  }

  @Test
  void nobodyThereIsAnAnswer() {
    AlertSource.Answer expected =
        failed("the self monitor at %s cannot be reached (ConnectException)");
    server.stop(0);

    assertThat(ask(PLENTY)).isEqualTo(expected);
  }

  private AlertSource.Answer failed(String sentence) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/alerts";
    return new AlertSource.Answer.Failed(0, sentence.formatted(address));
  }
}
