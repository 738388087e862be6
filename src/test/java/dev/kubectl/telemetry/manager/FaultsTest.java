package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.server.Intermediary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A running manager in a cluster where things go wrong: what it does then, and that nothing of a
 * healthy pipeline is touched because of it.
 */
class FaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GATEWAY = "telemetry-metric-gateway";
  private static ManagedCluster cluster;
  private static Intermediary between;
  private RunningManager manager;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    between = Intermediary.before(cluster.plane);
    cluster.namespace("shop");
    cluster.telemetry();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      between.close();
      cluster.close();
    }
  }

  @BeforeEach
  void run() throws Exception {
    cluster.pipeline("healthy", "");
    manager = manager(null);
    eventually(
        "a healthy pipeline",
        () ->
            assertThat(cluster.condition("healthy", "ConfigurationGenerated"))
                .startsWith("True GatewayConfigured"));
    eventually(
        "its gateway",
        () -> assertThat(cluster.ours(ResourceType.DEPLOYMENT, GATEWAY).isEmpty()).isFalse());
  }

  @AfterEach
  void end() throws Exception {
    between.behave();
    manager.close();
    cluster.clear();
    cluster.once();
  }

  private static RunningManager manager(@Nullable String as) throws IOException {
    return RunningManager.start(
        ManagedCluster.connect(between.kubeconfig(), ManagedCluster.MANAGER, as),
        ManagedCluster.SETTINGS,
        WriteGuard.OPEN);
  }

  private static void eventually(String what, ThrowingRunnable check) {
    await(what).atMost(PATIENCE).untilAsserted(check);
  }

  private static String config() {
    return cluster.ours(ResourceType.CONFIG_MAP, GATEWAY).at("data").text("relay.conf");
  }

  private static String gatewayVersion() {
    return cluster.ours(ResourceType.DEPLOYMENT, GATEWAY).resourceVersion();
  }

  @Test
  void aBrokenPipelineIsLeftOutAndTheOthersAreNotTouched() throws Exception {
    String before = gatewayVersion();
    cluster.audit.start();
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: broken}
        spec:
          output: {otlp: {endpoint: {value: "nowhere"}, protocol: grpc}}
          filter: [{conditions: ["this is no condition"]}]
        """);

    eventually(
        "said what is wrong",
        () ->
            assertThat(cluster.condition("broken", "ConfigurationGenerated"))
                .startsWith("False EndpointInvalid"));

    assertThat(gatewayVersion()).as("only its owners changed").isNotEqualTo(before);
    assertThat(config()).doesNotContain("broken");
    assertThat(cluster.condition("healthy", "ConfigurationGenerated"))
        .startsWith("True GatewayConfigured");
    eventually(
        "every reason is findable",
        () ->
            assertThat(cluster.api.list(new Feed(ResourceType.EVENT, "default", "", "")).items())
                .map(Object::toString)
                .anyMatch(event -> event.contains("EndpointInvalid"))
                .anyMatch(event -> event.contains("OTTLSpecInvalid")));
  }

  @Test
  void aSecretThatMayNotBeReadCostsItsOwnPipelineOnly() throws Exception {
    manager.close();
    cluster.secret("shop", "hidden", Map.of("endpoint", "https://hidden:4317"));
    between.misbehave(request ->
        request.path().contains("/namespaces/shop/secrets")
            ? new Intermediary.Answer(
                403,
                Map.of(),
                """
                {"kind": "Status", "reason": "Forbidden", "code": 403}
                """)
            : null);
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: hidden}
        spec:
          output:
            otlp:
              protocol: grpc
              endpoint: {valueFrom: {secretKeyRef: {name: hidden, namespace: shop, key: endpoint}}}
        """);
    manager = manager(null);

    eventually(
        "said so",
        () ->
            assertThat(cluster.condition("hidden", "ConfigurationGenerated"))
                .isEqualTo(
                    "False ValidationFailed: Pipeline validation failed due to an error from the"
                        + " Kubernetes API server"));
    assertThat(config()).contains("healthy").doesNotContain("hidden");

    between.behave();

    eventually("seen as soon as it may be", () -> assertThat(config()).contains("hidden"));
  }

  @Test
  void aWebhookThatTimesOutIsTriedAgainAndTheRestIsDone() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      webhook(silent.getLocalPort());
      String before = cluster.secretValue(GATEWAY, "OTLP_ENDPOINT_HEALTHY");
      cluster.pipeline("healthy", "input: {runtime: {enabled: true}}");

      eventually(
          "it is said",
          () ->
              assertThat(manager.problems())
                  .anyMatch(problem ->
                      problem.contains("silent.example.com") && problem.contains("configmaps")));
      assertThat(cluster.secretValue(GATEWAY, "OTLP_ENDPOINT_HEALTHY")).isEqualTo(before);
      assertThat(cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent").isEmpty())
          .as("no workload without its configuration")
          .isTrue();
      assertThat(cluster.ours(ResourceType.SERVICE_ACCOUNT, "telemetry-metric-agent").isEmpty())
          .as("what can be done is done")
          .isFalse();

      cluster.plane.send(cluster.plane.request(WEBHOOKS + "/silent").method("DELETE", noBody()));
    }
    eventually(
        "done in the end",
        () ->
            assertThat(cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent").isEmpty())
                .isFalse());
  }

  private static final String WEBHOOKS =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  /** One that is asked about ConfigMaps and never answers. */
  private static void webhook(int port) throws Exception {
    cluster.post(
        WEBHOOKS,
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: silent}
        webhooks:
          - name: silent.example.com
            admissionReviewVersions: [v1]
            sideEffects: None
            timeoutSeconds: 1
            failurePolicy: Fail
            clientConfig: {url: "https://127.0.0.1:%d/"}
            rules:
              - {apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}
        """
            .formatted(port));
    // The server asks a new webhook only after a while.
    await().atMost(PATIENCE).until(FaultsTest::isAsked);
  }

  private static boolean isAsked() {
    try {
      cluster.api.create(
          ManagedCluster.object(
              "{apiVersion: v1, kind: ConfigMap, metadata: {name: probe, namespace: default}}"),
          new KubernetesApi.Writing("somebody", true));
      return false;
    } catch (ApiFailure e) {
      return String.valueOf(e.getMessage()).contains("silent.example.com");
    }
  }

  @Test
  void anApiServerThatIsAwayIsWaitedForAndNothingIsForgotten() throws Exception {
    between.disappear();
    cluster.pipeline("later", "");
    cluster.plane.stopApiServer();
    eventually("noticed", () -> assertThat(manager.loop.problems()).isNotEmpty());
    cluster.plane.startApiServer();
    cluster.plane.awaitReady();
    cluster.delete(ResourceType.SERVICE, ManagedCluster.NAMESPACE, "telemetry-otlp-metrics");
    String before = gatewayVersion();

    between.behave();

    eventually("what changed meanwhile", () -> assertThat(config()).contains("later"));
    eventually(
        "what went meanwhile",
        () ->
            assertThat(cluster.ours(ResourceType.SERVICE, "telemetry-otlp-metrics").isEmpty())
                .isFalse());
    eventually("rolls", () -> assertThat(gatewayVersion()).isNotEqualTo(before));
    eventually("all is well again", () -> assertThat(manager.loop.problems()).isEmpty());
  }

  @Test
  void whatHappensWhileAWatchIsCutIsSeen() {
    for (int i = 0; i < 5; i++) {
      between.cut();
      String name = "cut-" + i;
      cluster.pipeline(name, "");
      if (i < 4) {
        eventually(name, () -> assertThat(config()).contains(name));
      } else {
        eventually(
            "one too many",
            () ->
                assertThat(cluster.condition(name, "ConfigurationGenerated"))
                    .startsWith("False MaxPipelinesExceeded"));
      }
    }
  }

  @Test
  void afterACompactionEverythingIsReadAnew() throws Exception {
    AtomicInteger gone = new AtomicInteger();
    between.disappear();
    cluster.pipeline("later", "");
    cluster.plane.stopApiServer();
    cluster.plane.compact();
    cluster.plane.startApiServer();
    cluster.plane.awaitReady();
    cluster.pipeline("latest", "");
    cluster.audit.start();

    between.behave();
    between.misbehave(request -> {
      if (request.isWatch() && request.path().endsWith("/metricpipelines") && gone.get() < 3) {
        gone.incrementAndGet();
        return new Intermediary.Answer(
            200,
            Map.of("Content-Type", "application/json"),
            """
            {"type": "ERROR", "object": {"kind": "Status", "code": 410, "reason": "Expired"}}
            """);
      }
      return null;
    });

    eventually("seen", () -> assertThat(config()).contains("later", "latest"));
    eventually("more than once", () -> assertThat(gone.get()).isEqualTo(3));
    cluster.pipeline("after", "");
    eventually("watched again", () -> assertThat(config()).contains("after"));
  }

  @Test
  void aConflictIsNoProblemTheNextPassSeesWhatSomebodyElseDid() throws Exception {
    manager.close();
    cluster.pipeline("fresh", "");
    ClusterSnapshot old = cluster.snapshot();
    cluster.pipeline("fresh", "input: {runtime: {enabled: true}}");

    PassReport report =
        new Pass(
                ManagedCluster.SETTINGS,
                cluster.api,
                NoFlow.HERE,
                WriteGuard.OPEN,
                Clock.systemUTC())
            .run(old, Pass.Written.NOBODY);

    assertThat(report.problems()).isEmpty();
    assertThat(report.retry()).isTrue();
    cluster.once();
    assertThat(cluster.condition("fresh", "AgentHealthy")).startsWith("True RolloutInProgress");
    manager = manager(null);
  }

  @Test
  void aServerThatThrottlesIsLeftAloneForAsLongAsItAsks() throws Exception {
    AtomicInteger writes = new AtomicInteger();
    between.misbehave(request -> {
      if (request.method().equals("PATCH")) {
        writes.incrementAndGet();
        return new Intermediary.Answer(
            429,
            Map.of("Retry-After", "3", "Content-Type", "application/json"),
            """
            {"kind": "Status", "reason": "TooManyRequests", "code": 429}
            """);
      }
      return null;
    });
    int before = manager.reports.size();
    cluster.pipeline("more", "input: {runtime: {enabled: true}}");
    eventually("tried", () -> assertThat(manager.reports.size()).isGreaterThan(before));

    PassReport first = manager.reports.get(before);
    assertThat(first.leaveAlone()).isEqualTo(Duration.ofSeconds(3));
    for (int i = 0; i < 10; i++) {
      cluster.pipeline("more", "input: {runtime: {enabled: %s}}".formatted(i % 2 == 0));
    }
    cluster.pipeline("more", "input: {runtime: {enabled: true}}");
    int meanwhile = writes.get();
    between.behave();

    eventually("done at last", () -> assertThat(config()).contains("more"));
    eventually("told", () -> assertThat(manager.reports.size()).isGreaterThan(before + 1));
    assertThat(meanwhile).as("the first refusal ends it").isEqualTo(1);
    PassReport second = manager.reports.get(before + 1);
    assertThat(Duration.between(first.started(), second.started()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void intoANamespaceThatGoesNothingIsPut() throws Exception {
    manager.close();
    cluster.namespace("leaving");
    ManagerSettings settings = ManagedCluster.settingsIn("leaving");
    try (RunningManager other =
        RunningManager.start(cluster.connect("leaving"), settings, WriteGuard.OPEN)) {
      eventually("runs there", () -> assertThat(other.reports).isNotEmpty());
      assertThat(cluster.get(ResourceType.DEPLOYMENT, "leaving", GATEWAY).isEmpty()).isFalse();
      cluster.delete(ResourceType.NAMESPACE, null, "leaving");
      cluster.audit.start();
      cluster.delete(ResourceType.DEPLOYMENT, "leaving", GATEWAY);

      eventually(
          "halted",
          () ->
              assertThat(other.reports.getLast().halted()).contains(PassReport.Halt.NO_NAMESPACE));
      eventually(
          "said",
          () ->
              assertThat(cluster.condition("healthy", "GatewayHealthy"))
                  .isEqualTo("False GatewayNotReady: Deployment is not yet created"));
      assertThat(cluster.audit.writes("kubectl-telemetry/leaving"))
          .extracting(AuditLog.Request::resource)
          .allMatch(resource -> List.of("metricpipelines/status", "events").contains(resource));
      assertThat(other.problems()).isEmpty();
    }
    manager = manager(null);
  }

  @Test
  void theKindIsRemovedAndComesBackWhileRunning() throws Exception {
    String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    String name = definitions + "/metricpipelines.telemetry.kyma-project.io";
    cluster.plane.send(cluster.plane.request(name).method("DELETE", noBody()));

    eventually(
        "nothing to do",
        () ->
            assertThat(manager.reports.getLast().halted())
                .contains(PassReport.Halt.NO_PIPELINE_KIND));
    cluster.installPipelines();
    cluster.pipeline("anew", "");

    eventually("works again", () -> assertThat(config()).contains("anew"));
  }

  @Test
  void aKindThatIsNotServedForAWhileIsNoReasonToDelete() throws Exception {
    String before = gatewayVersion();
    cluster.audit.start();
    between.misbehave(request ->
        request.path().endsWith("/metricpipelines")
            ? new Intermediary.Answer(404, Map.of(), "404 page not found\n")
            : null);
    between.cut();
    eventually("blind", () -> assertThat(manager.loop.problems()).isNotEmpty());
    manager.loop.changed();
    between.behave();
    cluster.pipeline("more", "");
    eventually("sees again", () -> assertThat(config()).contains("more"));
    eventually("rolls", () -> assertThat(gatewayVersion()).isNotEqualTo(before));

    assertThat(cluster.writes()).noneMatch(request -> request.verb().equals("delete"));
  }
}
