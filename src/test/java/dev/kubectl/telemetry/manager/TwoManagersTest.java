package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.server.AuditLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two managers that want the same lease, on clocks that run ten times as fast as real ones. */
class TwoManagersTest {
  private static final int SPEED = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long START = System.nanoTime();
  private static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");
  private static final String LEASE = "cdd7ef0b.kyma-project.io";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String WEBHOOKS =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.telemetry();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void clear() throws Exception {
    cluster.clear();
    cluster.once();
  }

  private static long fast() {
    return (System.nanoTime() - START) * SPEED;
  }

  private static Clock fastClock() {
    InstantSource source = () -> EPOCH.plusNanos(fast());
    return source.withZone(ZoneOffset.UTC);
  }

  /** A manager, and the thread that keeps its lease. */
  private static final class Candidate implements AutoCloseable {
    final Connection connection;
    final LeaseHolder lease;
    final RunningManager manager;
    private final Thread keeper;
    private volatile boolean frozen;

    Candidate(String name) throws IOException {
      this(name, TwoManagersTest::fast, fastClock());
    }

    Candidate(String name, LongSupplier nanoTime, Clock clock) throws IOException {
      this.connection = cluster.connect(name);
      KubernetesApi api = new KubernetesApi(connection.client(), RequestObserver.NONE);
      this.lease =
          new LeaseHolder(
              api,
              ManagedCluster.NAMESPACE,
              LEASE,
              name,
              new KubernetesApi.Writing(ManagerSettings.FIELD_MANAGER, false),
              clock,
              nanoTime);
      this.manager =
          RunningManager.start(cluster.connect(name), ManagedCluster.SETTINGS, lease::timeToWrite);
      this.keeper = Thread.ofVirtual().start(this::keep);
    }

    private void keep() {
      try {
        while (true) {
          if (!frozen) {
            boolean before = lease.isHeld();
            attempt();
            if (!before && lease.isHeld()) {
              manager.loop.changed();
            }
          }
          Thread.sleep(LeaseHolder.INTERVAL.dividedBy(SPEED));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void attempt() {
      try {
        lease.attempt();
      } catch (ApiFailure e) {
        // The next attempt is soon enough.
        return;
      }
    }

    /** Its lease is not renewed any more, though it goes on working. */
    void freeze() {
      frozen = true;
    }

    void thaw() {
      frozen = false;
    }

    @Override
    public void close() {
      keeper.interrupt();
      manager.close();
      connection.close();
    }
  }

  /** Writes of both to anything but the lease, in the order in which the server took them. */
  private static List<String> writers() throws IOException {
    return cluster.audit.writes("kubectl-telemetry/candidate").stream()
        .filter(request -> !request.resource().equals("leases"))
        .map(AuditLog.Request::agent)
        .map(agent -> agent.replaceAll("kubectl-telemetry/(candidate-.).*", "$1"))
        .toList();
  }

  private static void churn(int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      cluster.pipeline("shop", "input: {runtime: {enabled: %s}}".formatted(i % 2 == 0));
      Thread.sleep(40);
    }
  }

  @Test
  void whoHoldsTheLeaseWritesAndNobodyElseDoes() throws Exception {
    cluster.delete(ResourceType.LEASE, ManagedCluster.NAMESPACE, LEASE);
    cluster.audit.start();
    try (Candidate a = new Candidate("candidate-a")) {
      await().atMost(PATIENCE).until(a.lease::isHeld);
      try (Candidate b = new Candidate("candidate-b")) {
        churn(0, 30);
        a.freeze();
        churn(30, 100);
        await().atMost(PATIENCE).until(b.lease::isHeld);
        a.thaw();
        churn(100, 130);
        await().atMost(PATIENCE).until(() -> writers().stream().anyMatch("candidate-b"::equals));
      }
    }

    List<String> writers = writers();
    assertThat(writers.getFirst()).isEqualTo("candidate-a");
    assertThat(writers).contains("candidate-b");
    // On a busy machine it may have gone to and fro; then it says so itself.
    long changesOfHolder =
        cluster.ours(ResourceType.LEASE, LEASE).at("spec").number("leaseTransitions");
    assertThat(switches(writers)).as(writers.toString()).isLessThan(changesOfHolder);
  }

  private static long switches(List<String> writers) {
    return IntStream.range(1, writers.size())
        .filter(i -> !writers.get(i).equals(writers.get(i - 1)))
        .count();
  }

  @Test
  void whoGivesItUpIsFollowedAtOnce() throws Exception {
    try (Candidate a = new Candidate("candidate-a")) {
      await().atMost(PATIENCE).until(a.lease::isHeld);
      try (Candidate b = new Candidate("candidate-b")) {
        a.freeze();
        a.lease.release();
        await().atMost(PATIENCE).until(b.lease::isHeld);
        assertThat(a.lease.isHeld()).isFalse();
      }
    }
  }

  @Test
  void aMachineThatSleptHoldsNothingWhenItWakesUp() throws Exception {
    long[] slept = {0};
    InstantSource source = () -> EPOCH.plusNanos(fast()).plusNanos(slept[0]);
    try (Candidate a =
        new Candidate("candidate-a", TwoManagersTest::fast, source.withZone(ZoneOffset.UTC))) {
      await().atMost(PATIENCE).until(a.lease::isHeld);
      a.freeze();
      assertThat(a.lease.attempt()).isInstanceOf(LeaseHolder.Attempt.Ours.class);

      slept[0] = Duration.ofMinutes(5).toNanos();

      assertThat(a.lease.isHeld()).isFalse();
      assertThat(a.lease.attempt()).isInstanceOf(LeaseHolder.Attempt.Ours.class);
      assertThat(a.lease.isHeld()).isTrue();
    }
  }

  /**
   * The server asks a webhook that never answers and would go on without it: a write that was on
   * its way when our time was over must not be made by then.
   */
  @Test
  void aWriteThatIsOnItsWayWhenTheTimeIsOverIsNotMade() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      cluster.post(
          WEBHOOKS,
          """
          apiVersion: admissionregistration.k8s.io/v1
          kind: ValidatingWebhookConfiguration
          metadata: {name: slow}
          webhooks:
            - name: slow.example.com
              admissionReviewVersions: [v1]
              sideEffects: None
              timeoutSeconds: 2
              failurePolicy: Ignore
              clientConfig: {url: "https://127.0.0.1:%d/"}
              rules:
                - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
          """
              .formatted(silent.getLocalPort()));
      silent.setSoTimeout(1000);
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> {
            write("probe-" + System.nanoTime(), LONG);
            return silent.accept().isConnected();
          });

      assertThatThrownBy(() -> write("late", Duration.ofMillis(500)))
          .isInstanceOf(ApiFailure.class);
      // What comes after it and is waited for just as long: by its end the other one is over, too.
      write("later", LONG);

      assertThat(cluster.ours(ResourceType.CONFIG_MAP, "later").isEmpty()).isFalse();
      assertThat(cluster.ours(ResourceType.CONFIG_MAP, "late").isEmpty()).isTrue();
    } finally {
      cluster.plane.send(
          cluster.plane.request(WEBHOOKS + "/slow").method("DELETE", BodyPublishers.noBody()));
    }
  }

  private static void write(String name, Duration left) {
    cluster.api.create(
        ManagedCluster.object(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: kyma-system}}"
                .formatted(name)),
        ManagedCluster.USER.within(() -> left));
  }
}
