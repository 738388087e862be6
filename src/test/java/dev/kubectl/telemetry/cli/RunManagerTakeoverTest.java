package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.manager.flow.AlertWebhook;
import dev.kubectl.telemetry.manager.run.Incumbent;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.yaml.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is the manager, beside another one, and what is left behind by every kind of end. */
class RunManagerTakeoverTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String QUESTIONS = "telemetry_self_monitor_prober_requests_total{";
  private static final String AGENT = "telemetry-metric-agent";
  private static RunManagerCluster cluster;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    cluster = RunManagerCluster.start();
    cluster.pipeline("shop", "");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void freeTheLease() {
    cluster.delete(ResourceType.LEASE, RunManagerCluster.NAMESPACE, "cdd7ef0b.kyma-project.io");
  }

  private static String replicas() {
    ObjectView manager = cluster.deployment("telemetry-manager");
    return manager.at("spec").number("replicas")
        + " "
        + manager.at("metadata", "annotations").text(Incumbent.ANNOTATION);
  }

  @Test
  void whileAnotherManagerRenewsTheLeaseItIsLeftAlone() throws Exception {
    try (FakeIncumbent _ = new FakeIncumbent(cluster)) {
      cluster.audit.start();

      CommandRun run = cluster.run("--once", "--mode=takeover");

      assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
      assertThat(run.err())
          .contains("the cluster has a manager that is at work: " + FakeIncumbent.IDENTITY)
          .contains("--scale-down-incumbent");
      assertThat(cluster.writes()).isEmpty();
      assertThat(replicas()).isEqualTo("2 ");
    }
  }

  @Test
  void anotherProgramsLeaseIsNotTakenByScalingDownTheIncumbent() throws Exception {
    try (FakeIncumbent _ = new FakeIncumbent(cluster)) {
      CommandRun run =
          cluster.run(
              "--once", "--mode=takeover", "--scale-down-incumbent", "--incumbent=something-else");

      assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
      assertThat(run.err())
          .contains("it is no pod of Deployment kyma-system/something-else", "--incumbent");
    }
  }

  @Test
  void theIncumbentIsScaledDownAndAtTheEndUpAgain() throws Exception {
    try (FakeIncumbent _ = new FakeIncumbent(cluster)) {
      CommandRun run = cluster.run("--once", "--mode=takeover", "--scale-down-incumbent");

      assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
      assertThat(run.out())
          .containsSubsequence(
              "the lease is held by " + FakeIncumbent.IDENTITY,
              "scaled down Deployment kyma-system/telemetry-manager, which had 2 replicas",
              "being the manager",
              "scaled up Deployment kyma-system/telemetry-manager to 2 again");
      assertThat(replicas()).isEqualTo("2 ");
      assertThat(cluster.leaseHolder()).isEmpty();
    }
  }

  @Test
  void whatAKilledTakeoverLeftBehindIsPutBack() throws Exception {
    try (FakeIncumbent _ = new FakeIncumbent(cluster)) {
      Process killed =
          cluster.process(
              directory.resolve("log"), "--mode=takeover", "--scale-down-incumbent", "--plain");
      try {
        await().atMost(PATIENCE).until(() -> replicas().equals("0 2"));
      } finally {
        killed.destroyForcibly().waitFor();
      }
      assertThat(replicas()).isEqualTo("0 2");

      CommandRun restore = cluster.run("--restore-only");

      assertThat(restore.code()).as(restore.toString()).isEqualTo(ExitCode.OK);
      assertThat(restore.out())
          .isEqualTo("scaled up Deployment kyma-system/telemetry-manager to 2 again\n");
      assertThat(replicas()).isEqualTo("2 ");
      assertThat(cluster.run("--restore-only").out()).startsWith("nothing to do");
    }
  }

  @Test
  void interruptedItPutsEverythingBackAndWhileItRunsItCanBeWatched() throws Exception {
    try (FakeIncumbent _ = new FakeIncumbent(cluster)) {
      Path log = directory.resolve("log");
      String address = "127.0.0.1:" + freePort();
      Process process =
          cluster.process(
              log,
              "--mode=takeover",
              "--scale-down-incumbent",
              "--log-format=json",
              "--metrics-address=" + address,
              "--health-address=" + address);
      try {
        await().atMost(PATIENCE).until(() -> status(address, "/healthz") == 200);
        await()
            .atMost(PATIENCE)
            .until(() -> cluster.leaseHolder().startsWith("kubectl-telemetry-"));
        await().atMost(PATIENCE).until(() -> status(address, "/readyz") == 200);
        await()
            .atMost(PATIENCE)
            .until(() -> body(address, "/metrics").contains("kubectl_telemetry_pipelines 1"));
        assertThat(body(address, "/metrics"))
            .contains(
                "leader_election_master_status{name=\"cdd7ef0b.kyma-project.io\"} 1",
                "controller_runtime_reconcile_total{controller=\"metricpipeline\",result=",
                "controller_runtime_reconcile_time_seconds_bucket{",
                "workqueue_depth{name=\"metricpipeline\"} 0",
                "rest_client_requests_total{code=\"200\",method=\"GET\"}",
                "kubectl_telemetry_pipeline_condition{name=\"shop\",reason=\"GatewayConfigured\","
                    + "type=\"ConfigurationGenerated\"} 1",
                "process_resident_memory_bytes ")
            .doesNotContain("backend.shop");
        assertThat(status(address, "/")).isEqualTo(404);
        assertThatAlertsAreHeard(address);

        signal(process, "INT");

        assertThat(process.waitFor(PATIENCE)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
      } finally {
        process.destroyForcibly();
      }
      assertThat(cluster.leaseHolder()).isEmpty();
      assertThat(replicas()).isEqualTo("2 ");
      assertThat(Files.readAllLines(log))
          .allSatisfy(line -> {
            ObjectView entry = ObjectView.of(JsonReader.read(line));
            assertThat(entry.text("level")).isIn("INFO", "WARN", "ERROR");
            assertThat(entry.time("timestamp")).isPresent();
            assertThat(entry.text("message")).isNotEmpty();
          })
          .anySatisfy(line -> assertThat(line).contains("\"message\":\"stopping: asked to\""));
    }
  }

  @Test
  void ofTwoReplicasOneWorksAndTheOtherTakesOver() throws Exception {
    Path secondLog = directory.resolve("second");
    String address = "127.0.0.1:" + freePort();
    Process first =
        cluster.process(directory.resolve("first"), "--in-cluster", "--log-format=json");
    Process second = null;
    try {
      await().atMost(PATIENCE).until(() -> !cluster.leaseHolder().isEmpty());
      String holder = cluster.leaseHolder();
      second =
          cluster.process(
              secondLog, "--in-cluster", "--log-format=json", "--health-address=" + address);
      await().atMost(PATIENCE).until(() -> Files.readString(secondLog).contains("is held by"));
      assertThat(status(address, "/readyz")).isEqualTo(200);
      assertThat(cluster.leaseHolder()).isEqualTo(holder);

      signal(first, "TERM");

      assertThat(first.waitFor(PATIENCE)).isTrue();
      await().atMost(PATIENCE).until(() -> !List.of("", holder).contains(cluster.leaseHolder()));
      await()
          .atMost(PATIENCE)
          .until(() -> Files.readString(secondLog).contains("being the manager"));
    } finally {
      first.destroyForcibly().waitFor();
      if (second != null) {
        second.destroyForcibly().waitFor();
      }
    }
  }

  /** As long as a laptop sleeps: the lease runs out, and the clocks do not stand still. */
  @Test
  void whoIsStoppedForLongerThanTheLeaseWritesNothingWhenItGoesOn() throws Exception {
    Path log = directory.resolve("stopped");
    cluster.audit.start();
    Process stopped =
        cluster.process(
            log, "--mode=takeover", "--plain", "--as=first", "--as-group=system:masters");
    Process follower = null;
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(writers()).as(Files.readString(log)).contains("first"));
      signal(stopped, "STOP");
      cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
      follower =
          cluster.process(
              directory.resolve("follower"),
              "--in-cluster",
              "--plain",
              "--as=second",
              "--as-group=system:masters");
      Path other = directory.resolve("follower");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(writers()).as(Files.readString(other)).contains("second"));

      signal(stopped, "CONT");
      cluster.pipeline("shop", "input: {runtime: {enabled: false}}");

      assertThat(stopped.waitFor(PATIENCE)).isTrue();
      assertThat(stopped.exitValue()).isEqualTo(ExitCode.CLUSTER);
      assertThat(Files.readString(log)).contains("nothing more is written");
      await()
          .atMost(PATIENCE)
          .until(() ->
              cluster.get(ResourceType.DAEMON_SET, RunManagerCluster.NAMESPACE, AGENT).isEmpty());
      List<String> writers = writers();
      assertThat(writers.subList(writers.indexOf("second"), writers.size())).containsOnly("second");
    } finally {
      stopped.destroyForcibly().waitFor();
      if (follower != null) {
        follower.destroyForcibly().waitFor();
      }
      cluster.pipeline("shop", "");
    }
  }

  /** Who wrote anything but the lease, in the order in which the server took it. */
  private static List<String> writers() throws IOException {
    return cluster.writes().stream()
        .filter(request -> !request.resource().equals("leases") && request.status() < 400)
        .map(AuditLog.Request::user)
        .toList();
  }

  @Test
  void inATerminalTheWholeStateIsShownUntilSomebodyQuits() throws Exception {
    try (TerminalSession terminal =
        new TerminalSession(
            Path.of("").toAbsolutePath(),
            Map.of("TERM", "xterm", "NO_COLOR", "1"),
            cluster.command())) {
      String screen = terminal.await("MetricPipeline shop");
      assertThat(screen)
          .contains("run-manager  observe", "namespace kyma-system")
          .contains("WHAT HAPPENED", "q quits");
      terminal.await("PIPELINE");

      terminal.type("q");

      terminal.await("stopping: asked to");
    }
  }

  /** As the shell's kill does it; the JDK can only send the other two. */
  private static void signal(Process process, String name) throws Exception {
    int code =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }

  private static int status(String address, String path) {
    try {
      return get(address, path).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static String body(String address, String path) throws IOException {
    return get(address, path).body();
  }

  /** As an Alertmanager is told: the self monitor is asked at once, not within half a minute. */
  private static void assertThatAlertsAreHeard(String address) throws IOException {
    String throttling = "[{\"labels\": {\"alertname\": \"MetricGatewayThrottling\"}}]";
    double before = questions(address);
    assertThat(alert(address, throttling)).isEqualTo(200);
    // More than there are when nobody tells.
    await()
        .atMost(PATIENCE)
        .until(() -> alert(address, throttling) == 200 && questions(address) > before + 5);
    assertThat(alert(address, "no alerts")).isEqualTo(400);
    assertThat(status(address, AlertWebhook.PATH)).isEqualTo(405);
  }

  private static double questions(String address) throws IOException {
    return body(address, "/metrics")
        .lines()
        .filter(line -> line.startsWith(QUESTIONS))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static int alert(String address, String json) throws IOException {
    return send(HttpRequest.newBuilder(URI.create("http://" + address + AlertWebhook.PATH))
            .POST(HttpRequest.BodyPublishers.ofString(json)))
        .statusCode();
  }

  private static HttpResponse<String> get(String address, String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create("http://" + address + path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
