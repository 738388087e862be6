package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.server.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manager costs and how fast it is, at a real API server: the time from a pipeline's change
 * to the changed ConfigMap, writes per change, writes when nothing happens, memory after churn.
 *
 * <p>{@code mvn -Pbench -DskipTests -Dbench.main=dev.kubectl.telemetry.manager.ManagerLoad
 * -Dbench.args="controllers" verify}; without {@code controllers} nothing rolls out. Longer with
 * {@code -Dbench.args="controllers idle=3600 churn=3600"} (seconds).
 *
 * <p>The figures of the reference, 1.62.0, were measured in the same way.
 */
public final class ManagerLoad {
  private static final int CHANGES = 200;
  private static final int WARM_UP = 30;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration CHURN_PAUSE = Duration.ofMillis(50);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WATCH =
      "/api/v1/namespaces/kyma-system/configmaps?watch=true&timeoutSeconds=86400"
          + "&fieldSelector=metadata.name%3Dtelemetry-metric-gateway";

  private final ManagedCluster cluster;
  private final Duration idle;
  private final Duration churn;

  /** When the ConfigMap of the gateway was heard of with this number in it. */
  private final List<BlockingQueue<Long>> seen =
      Stream.generate(() -> (BlockingQueue<Long>) new LinkedBlockingQueue<Long>())
          .limit(1 + WARM_UP + CHANGES)
          .toList();

  private ManagerLoad(ManagedCluster cluster, Duration idle, Duration churn) {
    this.cluster = cluster;
    this.idle = idle;
    this.churn = churn;
  }

  public static void main(String... arguments) throws Exception {
    boolean controllers = List.of(arguments).contains("controllers");
    try (ManagedCluster cluster = controllers ? ManagedCluster.alive() : ManagedCluster.start()) {
      System.out.printf(
          "%d changes one after another, %s%n%n",
          CHANGES, controllers ? "pods roll out" : "without controllers");
      new ManagerLoad(cluster, time(arguments, "idle"), time(arguments, "churn")).run();
    }
    // Threads of HTTP clients would go on for a while.
    System.exit(0);
  }

  /** Such as {@code idle=3600}; a minute when it is not among the arguments. */
  private static Duration time(String[] arguments, String name) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> Duration.ofSeconds(Long.parseLong(argument.substring(name.length() + 1))))
        .findFirst()
        .orElse(Duration.ofMinutes(1));
  }

  private void run() throws Exception {
    cluster.telemetry();
    cluster.pipeline("steady", "input: {runtime: {enabled: true}}");
    change(0);
    Thread.ofVirtual().start(this::listen);
    try (RunningManager manager = RunningManager.start(cluster, ManagedCluster.SETTINGS)) {
      long[] nanos = latencies();
      print("change to changed ConfigMap, p50", millis(nanos, 50), "ms", 100, 128);
      print("change to changed ConfigMap, p99", millis(nanos, 99), "ms", 300, 513);
      List<AuditLog.Request> writes = writesWhenQuiet();
      print("API writes per change", 1.0 * writes.size() / CHANGES, "", 4, 108);
      System.out.println("  of which " + byResource(writes));
      idle();
      memory(manager);
    }
  }

  /** Everything written so far, once nothing more is, the pods have come up, and so on. */
  private List<AuditLog.Request> writesWhenQuiet() throws Exception {
    List<AuditLog.Request> before;
    List<AuditLog.Request> now = cluster.writes();
    do {
      before = now;
      Thread.sleep(QUIET);
      now = cluster.writes();
    } while (now.size() > before.size());
    return now;
  }

  private void change(int number) {
    cluster.pipeline(
        "shop",
        "transform: [{statements: ['set(resource.attributes[\"number\"], \"<%d>\")']}]"
            .formatted(number));
  }

  private void listen() {
    try (Stream<String> lines = cluster.plane.stream(cluster.plane.request(WATCH))) {
      lines.forEach(line -> {
        long now = System.nanoTime();
        int at = line.indexOf("\\u003c");
        if (at >= 0) {
          int number = Integer.parseInt(line.substring(at + 6, line.indexOf("\\u003e", at)));
          seen.get(number).add(now);
        }
      });
    } catch (IOException | UncheckedIOException e) {
      // The end: whoever still waits for a change gives up by himself.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long[] latencies() throws Exception {
    long[] nanos = new long[CHANGES];
    for (int i = 1; i <= WARM_UP + CHANGES; i++) {
      if (i == WARM_UP + 1) {
        cluster.audit.start();
      }
      Thread.sleep(PAUSE);
      long start = System.nanoTime();
      change(i);
      Long end = seen.get(i).poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (end == null) {
        throw new IllegalStateException("change " + i + " did not arrive");
      }
      if (i > WARM_UP) {
        nanos[i - WARM_UP - 1] = end - start;
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static double millis(long[] sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }

  private void idle() throws Exception {
    cluster.audit.start();
    Thread.sleep(idle);
    List<AuditLog.Request> writes = cluster.writes();
    print(
        "API writes per hour when idle",
        writes.size() * 3_600.0 / idle.toSeconds(),
        "",
        0,
        67 * 60);
    int reads = cluster.audit.requests("kubectl-telemetry/" + ManagedCluster.MANAGER).size();
    System.out.printf("  and %d reads in %s%n", reads, idle);
  }

  private void memory(RunningManager manager) throws Exception {
    double before = heap();
    long end = System.nanoTime() + churn.toNanos();
    int changes = 0;
    while (System.nanoTime() < end) {
      churn(changes++);
      Thread.sleep(CHURN_PAUSE);
    }
    int passes = manager.reports.size();
    manager.reports.clear();
    System.out.printf(
        "heap in use %.1f MB, after %s of churn (%d changes, %d passes so far) %.1f MB%n",
        before, churn, changes, passes, heap());
  }

  private void churn(int number) {
    try {
      cluster.pipeline(
          "churn-" + number % 20,
          "input: {runtime: {enabled: %s}}".formatted(number / 20 % 2 == 0));
    } catch (ApiFailure e) {
      if (!e.isTransient()) {
        throw e;
      }
      // A server that has too much to do gets the next change instead.
    }
  }

  private static double heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static Map<String, Long> byResource(List<AuditLog.Request> writes) {
    return writes.stream()
        .collect(
            Collectors.groupingBy(AuditLog.Request::resource, TreeMap::new, Collectors.counting()));
  }

  private static void print(String what, double figure, String unit, double aim, double reference) {
    System.out.printf(
        "%-36s %8.1f %-2s   aim %5.0f %-2s   reference %5.0f %s%n",
        what, figure, unit, aim, unit, reference, unit);
  }
}
