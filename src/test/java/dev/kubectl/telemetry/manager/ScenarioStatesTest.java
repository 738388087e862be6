package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The state of a cluster after a story, all of it: what manager specification A to D says about
 * objects, owners, labels, conditions and the module's status. A story is a {@link Scenario}; its
 * expected state beside it was read against the specification. {@code -Dgolden.update=true} writes
 * what is there now; {@code -Dscenario=NAME} plays one of them.
 */
class ScenarioStatesTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final String ONLY = System.getProperty("scenario", "");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(400);
  private static final int STABLE = 3;
  private static final String NO_CLASS = "nobody-has-made-it";

  @TempDir static Path folder;
  private static ManagedCluster cluster;
  private static Authority.Issued client;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.alive();
    cluster.namespace("stories");
    client = Authority.in(folder).issue("client", "EC", "CN=client");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> theStateAfterEveryStoryIsAsSpecified() throws IOException {
    return Scenario.all().stream()
        .filter(scenario -> ONLY.isEmpty() || scenario.name().equals(ONLY))
        .map(scenario ->
            dynamicTest(scenario.name(), scenario.file().toUri(), () -> play(scenario)));
  }

  @Test
  void everyExpectedStateBelongsToAStory() throws IOException {
    List<Path> expected = Scenario.all().stream().map(Scenario::expected).sorted().toList();
    try (Stream<Path> files = Files.list(Scenario.FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".state")).sorted())
          .containsExactlyElementsOf(expected);
    }
  }

  private static void play(Scenario scenario) throws Exception {
    RunningManager manager = null;
    List<ObjectKey> applied = new ArrayList<>();
    List<ObjectView> installed = new ArrayList<>();
    try {
      for (ObjectView step : scenario.steps()) {
        if (!Scenario.isStep(step)) {
          Tree.Mapping object = Scenario.object(step, client);
          cluster.api.apply(object, ManagedCluster.USER, true);
          applied.add(ObjectKey.of(object));
          continue;
        }
        switch (step.text("step")) {
          case "install" -> {
            cluster.kind(step.text("group"), step.text("version"), step.text("kind"), "Namespaced");
            installed.add(step);
          }
          case "run" -> manager = run(scenario);
          case "settle" -> settled(scenario, Objects.requireNonNull(manager));
          case "delete" -> delete(Scenario.key(step));
          default -> throw new IllegalArgumentException(step.text("step"));
        }
      }
      String state =
          settled(scenario, Objects.requireNonNull(manager))
              .replaceAll("\\b\\d{4}-\\d\\d-\\d\\d\\b", "DATE");
      if (UPDATE) {
        Files.writeString(scenario.expected(), state);
      }
      assertThat(scenario.expected()).content().isEqualTo(state);
      assertThat(manager.problems()).isEmpty();
    } finally {
      clear(scenario, manager, applied, installed);
    }
  }

  private static RunningManager run(Scenario scenario) throws IOException {
    ManagerOptions.Builder options =
        ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(scenario.unlimited());
    if (scenario.unready()) {
      options.normalPriorityClassName(NO_CLASS).highPriorityClassName(NO_CLASS);
    }
    Clock clock =
        InstantSource.offset(InstantSource.system(), scenario.later()).withZone(ZoneOffset.UTC);
    return RunningManager.start(
        cluster, ManagerSettings.takeover(options.build()).withGrace(scenario.grace()), clock);
  }

  /** The state, as soon as it has stopped changing and the manager has nothing more to do. */
  private static String settled(Scenario scenario, RunningManager manager) {
    List<String> seen = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> {
          if (manager.reports.isEmpty()
              || manager.loop.backlog().changed()
              || !(scenario.unready() || isRolledOut())) {
            seen.clear();
            return false;
          }
          String state = new ClusterState(cluster, scenario.whole()).toString();
          if (!seen.isEmpty() && !seen.getLast().equals(state)) {
            seen.clear();
          }
          seen.add(state);
          // That its pods cannot be created a controller says some time later.
          return seen.size() >= STABLE
              && (!scenario.unready() || !state.contains("RolloutInProgress"));
        });
    return seen.getLast();
  }

  private static boolean isRolledOut() {
    ObjectView gateway = cluster.ours(ResourceType.DEPLOYMENT, "telemetry-metric-gateway");
    ObjectView agent = cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent");
    return (gateway.isEmpty()
            || (isObserved(gateway)
                && gateway.at("status").number("readyReplicas")
                    == gateway.at("spec").number("replicas")
                && gateway.at("status").number("updatedReplicas")
                    == gateway.at("status").number("replicas")
                && gateway.at("status").number("replicas")
                    == gateway.at("spec").number("replicas")))
        && (agent.isEmpty()
            || (isObserved(agent)
                && agent.at("status").number("desiredNumberScheduled") > 0
                && agent.at("status").number("updatedNumberScheduled")
                    == agent.at("status").number("desiredNumberScheduled")
                && agent.at("status").number("numberReady")
                    == agent.at("status").number("desiredNumberScheduled")));
  }

  private static boolean isObserved(ObjectView workload) {
    return workload.at("status").number("observedGeneration")
        >= workload.at("metadata").number("generation");
  }

  private static void delete(ObjectKey key) {
    cluster.delete(ResourceType.of(key), key.namespace(), key.name());
  }

  /** Everything goes while a manager runs, as it would in a cluster. */
  private static void clear(
      Scenario scenario,
      @Nullable RunningManager running,
      List<ObjectKey> applied,
      List<ObjectView> installed)
      throws IOException, InterruptedException {
    RunningManager manager = running == null ? run(scenario) : running;
    try (manager) {
      cluster.clear();
      applied.reversed().forEach(ScenarioStatesTest::delete);
      eventually(() -> cluster.objects().isEmpty());
      eventually(() -> cluster.ours(ResourceType.TELEMETRY, "default").isEmpty());
    }
    eventually(() ->
        cluster
            .api
            .list(new Feed(ResourceType.POD, ManagedCluster.NAMESPACE, "", ""))
            .items()
            .isEmpty());
    for (ObjectView kind : installed) {
      cluster.removeKind(kind.text("group"), kind.text("kind"));
    }
  }

  private static void eventually(BooleanSupplier condition) {
    await().atMost(PATIENCE).until(condition::getAsBoolean);
  }
}
