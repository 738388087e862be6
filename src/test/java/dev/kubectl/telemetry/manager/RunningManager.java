package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.connect.Connection;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A manager that runs beside a test until it is closed, and what it told. */
final class RunningManager implements AutoCloseable {
  final List<PassReport> reports = new CopyOnWriteArrayList<>();
  final List<List<String>> blind = new CopyOnWriteArrayList<>();
  private final Connection connection;
  final Loop loop;

  private RunningManager(
      Connection connection, ManagerSettings settings, WriteGuard guard, Clock clock) {
    this.connection = connection;
    this.loop =
        new Loop(
            settings,
            new KubernetesApi(connection.client(), RequestObserver.NONE),
            NoFlow.HERE,
            guard,
            clock,
            System::nanoTime,
            new Loop.Listener() {
              @Override
              public void passed(PassReport report) {
                reports.add(report);
              }

              @Override
              public void blind(List<String> problems) {
                blind.add(problems);
              }
            });
  }

  static RunningManager start(ManagedCluster cluster, ManagerSettings settings) throws IOException {
    return start(cluster.connect(ManagedCluster.MANAGER), settings, WriteGuard.OPEN);
  }

  static RunningManager start(Connection connection, ManagerSettings settings, WriteGuard guard) {
    return new RunningManager(connection, settings, guard, Clock.systemUTC());
  }

  /** By another time of day. */
  static RunningManager start(ManagedCluster cluster, ManagerSettings settings, Clock clock)
      throws IOException {
    Connection connection = cluster.connect(ManagedCluster.MANAGER);
    return new RunningManager(connection, settings, WriteGuard.OPEN, clock);
  }

  /** Everything that has been said to be wrong so far. */
  List<String> problems() {
    return Stream.concat(
            blind.stream().flatMap(List::stream),
            reports.stream().flatMap(report -> report.problems().stream()))
        .toList();
  }

  @Override
  public void close() {
    loop.close();
    connection.close();
  }
}
