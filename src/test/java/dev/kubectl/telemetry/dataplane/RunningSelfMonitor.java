package dev.kubectl.telemetry.dataplane;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The self monitor: a real Prometheus with the files out of the ConfigMap that a manager wrote. It
 * reads copies in which only this is different:
 *
 * <ul>
 *   <li>targets are given, with the label that relabelling would have made of a Service's name;
 *   <li>it calls no webhook;
 *   <li>it looks twice in a second instead of twice in a minute, rules look at 5 s instead of 5
 *       minutes, and what they find counts at once instead of after a minute.
 * </ul>
 */
public final class RunningSelfMonitor implements AutoCloseable {
  private final Program program;
  private final int port;

  private RunningSelfMonitor(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param configMap of the self monitor
   * @param host an address of this machine to listen at
   * @param targets ports of collectors' metrics, by the name of their Service
   */
  public static RunningSelfMonitor start(
      Path folder, ObjectView configMap, String host, Map<String, Integer> targets)
      throws IOException, InterruptedException {
    ObjectView data = configMap.at("data");
    Path rules = Files.writeString(folder.resolve("rules.yml"), rules(data));
    Path configuration =
        Files.writeString(folder.resolve("prometheus.yml"), configuration(data, rules, targets));
    int port = Ports.free();
    Program program =
        Program.start(
            "prometheus",
            folder.resolve("prometheus.log"),
            Map.of(),
            List.of(
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--storage.tsdb.retention.time=2h",
                "--web.listen-address=" + host + ":" + port,
                "--log.format=json",
                "--log.level=warn"));
    URI ready = URI.create("http://" + host + ":" + port + "/-/ready");
    try (HttpClient http = HttpClient.newHttpClient()) {
      program.await(() -> isOk(http, ready));
    }
    return new RunningSelfMonitor(program, port);
  }

  private static String rules(ObjectView data) {
    return data.text("alerting_rules.yml").replace("[5m]", "[5s]").replace("for: 1m0s", "for: 0s");
  }

  private static String configuration(ObjectView data, Path rules, Map<String, Integer> targets) {
    Tree.Mapping given = Yaml.mapping(data.text("prometheus.yml"));
    Tree.Mapping job = ObjectView.of(given).items("scrape_configs").getFirst().tree();
    String statics =
        targets.entrySet().stream()
            .map(target ->
                "{targets: [\"127.0.0.1:%d\"], labels: {service: %s}}"
                    .formatted(target.getValue(), target.getKey()))
            .collect(Collectors.joining(", ", "{static_configs: [", "]}"));
    Tree.Mapping copy =
        given
            .without("alerting")
            .with(
                "global",
                Yaml.mapping(
                    "{scrape_interval: 500ms, scrape_timeout: 500ms,"
                        + " evaluation_interval: 500ms}"))
            .with("rule_files", Tree.texts(rules.toString()))
            .with(
                "scrape_configs",
                Tree.sequence(
                    job.without("kubernetes_sd_configs")
                        .without("relabel_configs")
                        .with(
                            "static_configs",
                            Objects.requireNonNull(Yaml.mapping(statics).get("static_configs")))));
    return Yaml.text(copy);
  }

  private static boolean isOk(HttpClient http, URI address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    program.close();
  }
}
