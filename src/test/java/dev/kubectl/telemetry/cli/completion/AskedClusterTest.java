package dev.kubectl.telemetry.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.completion.Outside.ClusterNames;
import dev.kubectl.telemetry.server.ControlPlane;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names from a real API server through a real kubectl, and none from a dead one. */
class AskedClusterTest {
  private static final Path DEFINITION =
      Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml");
  private static final String PIPELINES = "/apis/telemetry.kyma-project.io/v1beta1/metricpipelines";

  @TempDir Path directory;
  private int minutes;

  @Test
  void pipelinesAndNamespacesAreThoseOfTheCluster() throws Exception {
    Path kubectl = RealPrograms.require("kubectl");
    try (ControlPlane server = ControlPlane.start()) {
      server.install(DEFINITION, List.of(PIPELINES));
      ClusterWords cluster = new ClusterWords(List.of("--kubeconfig=" + server.kubeconfig()));
      for (String name : List.of("orders", "shop")) {
        assertThat(
                server
                    .send(
                        server
                            .request(PIPELINES)
                            .header("Content-Type", "application/yaml")
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    """
                                    apiVersion: telemetry.kyma-project.io/v1beta1
                                    kind: MetricPipeline
                                    metadata: {name: %s}
                                    spec: {output: {otlp: {protocol: grpc, endpoint: {value: "https://b:4317"}}}}
                                    """
                                        .formatted(name))))
                    .accepted())
            .isTrue();
      }

      assertThat(names(ClusterNames.METRIC_PIPELINES, kubectl, cluster))
          .containsExactly("orders", "shop");
      assertThat(names(ClusterNames.NAMESPACES, kubectl, cluster))
          .contains("default", "kube-system");

      server.stopApiServer();

      assertThat(asked(kubectl).fromCluster(ClusterNames.METRIC_PIPELINES, cluster)).isEmpty();
    }
  }

  /** On a busy machine even kubectl may miss the deadline; the user presses Tab again. */
  private List<String> names(ClusterNames names, Path kubectl, ClusterWords cluster) {
    List<String> found = new ArrayList<>();
    Awaitility.await()
        .alias(names + " in time")
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          found.clear();
          asked(kubectl).fromCluster(names, cluster).forEach(name -> found.add(name.value()));
          return !found.isEmpty();
        });
    return found;
  }

  /** A minute later than the last time, so that nothing kept counts. */
  private AskedPrograms asked(Path kubectl) {
    minutes++;
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
    return new AskedPrograms(
        Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString()), later, kubectl.toString());
  }
}
