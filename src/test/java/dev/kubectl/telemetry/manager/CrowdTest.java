package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.server.AuditLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Much that does not concern the manager, and much that does. */
class CrowdTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int SECRETS = 5_000;
  private static final int PIPELINES = 200;
  private static final int ROUNDS = 3;
  private static final int AT_ONCE = 8;
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.telemetry();
    cluster.namespace("shop");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static void each(int count, IntConsumer work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all =
          IntStream.range(0, count)
              .<Future<?>>mapToObj(i -> threads.submit(() -> work.accept(i)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static String generated(String pipeline) {
    return cluster.condition(pipeline, "ConfigurationGenerated");
  }

  @Test
  void secretsThatNobodyRefersToAreNeitherReadNorWatched() throws Exception {
    each(
        SECRETS,
        i ->
            cluster.create(
                """
                {apiVersion: v1, kind: Secret, metadata: {name: "s-%d", namespace: %s},
                 stringData: {value: "%s"}}
                """
                    .formatted(i, i % 2 == 0 ? "shop" : "kyma-system", "x".repeat(1_000))));
    cluster.secret("shop", "backend", Map.of("endpoint", "https://one:4317"));
    cluster.audit.start();
    try (RunningManager manager = RunningManager.start(cluster, ManagedCluster.SETTINGS)) {
      cluster.apply(
          """
          apiVersion: telemetry.kyma-project.io/v1beta1
          kind: MetricPipeline
          metadata: {name: shop}
          spec:
            output:
              otlp:
                protocol: grpc
                endpoint:
                  valueFrom: {secretKeyRef: {name: backend, namespace: shop, key: endpoint}}
          """);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(generated("shop")).startsWith("True"));
      int passes = manager.reports.size();
      each(200, i -> cluster.secret("shop", "s-" + 2 * i, Map.of("value", "other")));
      cluster.secret("shop", "backend", Map.of("endpoint", "https://two:4317"));
      await()
          .atMost(PATIENCE)
          .until(() ->
              cluster
                  .secretValue("telemetry-metric-gateway", "OTLP_ENDPOINT_SHOP")
                  .equals("https://two:4317"));
      assertThat(manager.reports.size() - passes).as("passes for 201 changes").isLessThan(20);
    }
    List<AuditLog.Request> reads =
        cluster.audit.requests("kubectl-telemetry/" + ManagedCluster.MANAGER).stream()
            .filter(request -> request.resource().equals("secrets") && !request.isWrite())
            .toList();
    assertThat(reads)
        .isNotEmpty()
        .allMatch(request ->
            request.path().contains("fieldSelector=metadata.name%3Dbackend")
                || request.path().contains("labelSelector=kyma-project.io"));
    assertThat(reads).as("reads").hasSizeLessThan(10);
    cluster.clear();
    cluster.once();
  }

  private static void spec(int pipeline, int round) {
    // Every third one is broken now and then.
    String endpoint = (pipeline + round) % 3 == 0 ? "nowhere" : "http://backend-" + round + ":4317";
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: "p-%03d"}
        spec: {output: {otlp: {endpoint: {value: "%s"}, protocol: grpc}}}
        """
            .formatted(pipeline, endpoint));
  }

  @Test
  void pipelinesThatChangeAllTheTimeAreTakenTogetherAndEndWhereTheyShould() throws Exception {
    cluster.audit.start();
    try (RunningManager manager = RunningManager.start(cluster, ManagedCluster.SETTINGS)) {
      for (int round = 0; round < ROUNDS; round++) {
        int now = round;
        each(PIPELINES, i -> spec(i, now));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            for (int i = 0; i < PIPELINES; i += 20) {
              String name = "p-%03d".formatted(i);
              assertThat(cluster.pipeline(name).at("status").items("conditions"))
                  .as(name)
                  .isNotEmpty()
                  .allMatch(condition -> condition.number("observedGeneration") == ROUNDS);
            }
            assertThat(manager.reports.getLast().statusWrites()).isZero();
          });
      assertThat(manager.problems()).isEmpty();
      assertThat(manager.reports.size())
          .as("passes for %s changes", PIPELINES * ROUNDS)
          .isLessThan(PIPELINES * ROUNDS / 4);
      long statuses =
          cluster.writes().stream()
              .filter(request -> request.resource().equals("metricpipelines/status"))
              .count();
      assertThat(statuses).as("writes of a status").isLessThanOrEqualTo(2L * PIPELINES * ROUNDS);
      cluster.audit.start();
      manager.loop.changed();
      int passes = manager.reports.size();
      await().atMost(PATIENCE).until(() -> manager.reports.size() > passes);
      assertThat(cluster.writes()).as("once it is quiet").isEmpty();
    }
    long running =
        IntStream.range(0, PIPELINES)
            .filter(i -> generated("p-%03d".formatted(i)).startsWith("True"))
            .count();
    assertThat(running).as("of the five oldest").isBetween(2L, 5L);
    String config =
        cluster
            .ours(ResourceType.CONFIG_MAP, "telemetry-metric-gateway")
            .at("data")
            .text("relay.conf");
    assertThat(config).isNotEmpty();
  }
}
