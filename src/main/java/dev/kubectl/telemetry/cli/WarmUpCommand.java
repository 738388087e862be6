package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes once through what users run most, in silence: the build records the classes that this loads
 * in the cache of the packaged program. What is missing here works all the same, only slower.
 */
@Command(name = "__warm-up", hidden = true, description = "Load the classes that a cache keeps.")
final class WarmUpCommand implements Callable<Integer> {
  private static final String GOOD =
      """
      # What the shop collects, and where it goes.
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
        labels: {team: "storefront"}
      spec:
        input:
          prometheus:
            enabled: true # annotated workloads
            namespaces:
              include: [shop]
          runtime:
            enabled: true
            resources: {job: {enabled: false}}
          istio: {enabled: true}

        transform:
          - conditions:
              - resource.attributes["k8s.namespace.name"] == "shop"
            statements:
              - 'set(metric.unit, "ms") where metric.name == "a"'
              - >-
                set(datapoint.attributes["host"],
                Concat([resource.attributes["a"], "b"], "-"))
        filter: # what nobody looks at
          - conditions:
              - IsMatch(metric.name, "^go_.*") and not IsString(datapoint.attributes["a"])
              - |
                datapoint.value_int > 5
                or datapoint.flags == 1
        output:
          otlp:
            endpoint: {value: "https://backend.example.com:4317"}
            authentication:
              basic:
                user: {valueFrom: {secretKeyRef: {name: shop, namespace: shop, key: user}}}
                password: {valueFrom: {secretKeyRef: {name: shop, namespace: shop, key: password}}}
            headers: [{name: X-Team, value: "storefront"}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: shop, namespace: shop}
      stringData: {user: shop, password: shop}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: till, namespace: shop}
      spec:
        template:
          metadata: {annotations: {prometheus.io/scrape: "true", prometheus.io/port: "8080"}}
          spec: {containers: [{name: till, ports: [{containerPort: 8080}]}]}
      """;
  private static final String WRONG =
      GOOD.replace("IsMatch", "isMatch").replace("istio: {enabled", "istio: {enabeld");

  /** {@code GOOD} and {@code WRONG} stand for files. */
  private static final List<List<String>> LINES =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("lint", "--help"),
          List.of("lint", "GOOD"),
          List.of("lint", "WRONG"),
          List.of("lint", "WRONG", "-o", "json"),
          List.of("lint", "WRONG", "-o", "sarif"),
          List.of("lint", "WRONG", "--fix", "--diff"),
          List.of("lint", "--explain", "unknown-field"),
          List.of("generate", "-f", "GOOD"),
          List.of("generate", "-f", "GOOD", "--only", "config", "--explain"),
          List.of("generate", "-f", "WRONG", "-o", "json"),
          List.of("completion", "bash"),
          List.of("__complete", "--", "lint", "--fail-on", ""),
          List.of("__complete", "--", "lint", "--explain", "TEL1"));

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("kubectl-telemetry");
    Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), WRONG);
    try {
      for (List<String> line : LINES) {
        Main.run(
            silent(),
            line.stream()
                .map(word -> word.equals("GOOD") ? good.toString() : word)
                .map(word -> word.equals("WRONG") ? wrong.toString() : word)
                .toArray(String[]::new));
      }
    } finally {
      for (Path file : List.of(good, wrong, folder)) {
        Files.deleteIfExists(file);
      }
    }
    return ExitCode.OK;
  }

  private static Console silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(nowhere, nowhere, true);
  }
}
