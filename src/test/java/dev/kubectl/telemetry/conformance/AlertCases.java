package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.manager.flow.AlertWebhook;
import dev.kubectl.telemetry.manager.flow.FiringAlerts;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What alerts say about a pipeline, and what a call of Prometheus, by {@code alerts.yaml}. */
final class AlertCases {
  /** How the file says that a body is too long to be written down. */
  private static final String TOO_LONG = "longer than 1 MiB";

  private AlertCases() {}

  static Stream<DynamicTest> tests(Path path) {
    VectorYaml file = VectorYaml.mapping(path);
    assertThat(file.entries().keySet()).isSubsetOf("about", "probe", "webhook");
    return Stream.concat(
        tests("probe", file.mappings("probe"), AlertCases::probe),
        tests("webhook", file.mappings("webhook"), AlertCases::webhook));
  }

  private interface Check {
    void of(VectorYaml given) throws IOException, InterruptedException;
  }

  private static Stream<DynamicTest> tests(String section, List<VectorYaml> cases, Check check) {
    return IntStream.range(0, cases.size())
        .mapToObj(number ->
            DynamicTest.dynamicTest(
                "alerts/" + section + "[" + number + "]", () -> check.of(cases.get(number))));
  }

  private static void probe(VectorYaml given) {
    FiringAlerts.Collector collector =
        switch (given.text("component")) {
          case "gateway" -> FiringAlerts.Collector.GATEWAY;
          case "agent" -> FiringAlerts.Collector.AGENT;
          default -> throw new IllegalArgumentException(given.text("component"));
        };
    FiringAlerts.Flow flow =
        FiringAlerts.read(answer(given.mappings("alerts")))
            .orElseThrow()
            .of(collector, given.text("pipeline"));
    Map<String, Object> found =
        Map.of(
            "allDataDropped", flow.allDataDropped(),
            "someDataDropped", flow.someDataDropped(),
            "throttling", flow.throttling(),
            "healthy", flow.isHealthy());
    VectorYaml expected = given.mapping("expected");
    assertThat(found).containsAllEntriesOf(expected.entries());
  }

  /** The form that Prometheus gives it. */
  private static Tree.Mapping answer(List<VectorYaml> alerts) {
    List<Tree> items = new ArrayList<>();
    for (VectorYaml alert : alerts) {
      Tree.Builder labels = Tree.mapping();
      alert.texts("labels").forEach(labels::put);
      items.add(
          Tree.mapping()
              .put("labels", labels)
              .put("annotations", Tree.EMPTY_MAPPING)
              .put("state", alert.text("state"))
              .put("activeAt", "2026-01-01T00:00:00Z")
              .put("value", "1e+00")
              .build());
    }
    return Tree.mapping()
        .put("status", "success")
        .put("data", Tree.mapping().put("alerts", Tree.sequence(items)))
        .build();
  }

  private static void webhook(VectorYaml given) throws IOException, InterruptedException {
    List<String> pipelines =
        given.list("existingMetricPipelines").stream().map(String::valueOf).toList();
    List<String> concerned = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(AlertWebhook.PATH, new AlertWebhook(() -> pipelines, concerned::addAll));
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request(server.getAddress(), given), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(given.number("status"));
      assertThat(response.headers().firstValue("Content-Security-Policy"))
          .contains("default-src 'self'");
    } finally {
      server.stop(0);
    }
    assertThat(concerned)
        .containsExactlyInAnyOrderElementsOf(
            given.list("reconciled").stream().map(String::valueOf).toList());
  }

  private static HttpRequest request(InetSocketAddress server, VectorYaml given) {
    URI address =
        URI.create("http://" + server.getHostString() + ":" + server.getPort() + AlertWebhook.PATH);
    String body = given.text("body");
    String sent = body.contains(TOO_LONG) ? "[\"" + "a".repeat(1 << 20) + "\"]" : body;
    return HttpRequest.newBuilder(address)
        .method(given.text("method"), HttpRequest.BodyPublishers.ofString(sent))
        .build();
  }
}
