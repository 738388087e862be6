package dev.kubectl.telemetry.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.RealCollector.Outcome;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promise that everything rests on: what a plan lets through, a real collector loads. A
 * configuration that does not load stops the data of everybody.
 *
 * <p>Longer runs: {@code -Dcollector.seeds=5000 -Dcollector.first=1000}. Files of failed runs stay
 * in {@code target/real-collector}.
 */
class RealCollectorTest {
  private static final long FIRST = Long.getLong("collector.first", 0);
  private static final int VALIDATED = Integer.getInteger("collector.seeds", 150);
  private static final int STARTED = Integer.getInteger("collector.started", 25);
  private static final int SHOWN = 25;
  private static final int EXPLAINED = 8;
  private static final int TOGETHER = 100;

  private final AtomicInteger explained = new AtomicInteger();
  private RealCollector collector;
  private ExecutorService workers;

  @BeforeEach
  void findTheCollector() throws IOException {
    collector = RealCollector.in(Path.of("target", "real-collector"));
    workers = Executors.newFixedThreadPool(2);
  }

  @AfterEach
  void tidyUp() throws IOException {
    if (workers != null) {
      workers.shutdownNow();
    }
    if (collector != null) {
      collector.close();
    }
  }

  /** What is tried on one configuration. */
  @FunctionalInterface
  private interface Trial {
    Outcome of(String name, MountedConfiguration mounted) throws Exception;
  }

  @Test
  void theCollectorAcceptsEveryConfigurationThatIsPlanned() throws Exception {
    List<Callable<List<String>>> work = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + VALIDATED; seed++) {
      for (Distribution distribution : Distribution.values()) {
        long drawn = seed;
        work.add(() -> complaints(drawn, distribution, collector::validate));
      }
    }

    assertThat(all(work)).as("complaints; files in %s", collector.directory()).isEmpty();
  }

  @Test
  void theCollectorStartsWithEveryConfigurationThatIsPlanned() throws Exception {
    List<Callable<List<String>>> work = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + STARTED; seed++) {
      long drawn = -1 - seed;
      Distribution distribution = seed % 2 == 0 ? Distribution.KYMA : Distribution.UPSTREAM;
      work.add(() -> complaints(drawn, distribution, collector::start));
    }

    assertThat(all(work)).as("complaints; files in %s", collector.directory()).isEmpty();
  }

  @Test
  void theCollectorAcceptsEveryConditionAndStatementThatIsLetThrough() throws Exception {
    Path folder = Path.of(System.getProperty("vectors", "none"), "ottl");
    assumeTrue(Files.isDirectory(folder), "no conformance data");
    List<Callable<List<String>>> work = new ArrayList<>();
    for (String file : List.of("handwritten.yaml", "generated.yaml")) {
      List<MetricPipeline> pipelines = VectorOttl.pipelines(folder.resolve(file));
      for (int i = 0; i < pipelines.size(); i += TOGETHER) {
        int end = Math.min(pipelines.size(), i + TOGETHER);
        String name = file + "-" + i + "-";
        ObservedState state = unlimited(pipelines.subList(i, end));
        work.add(() -> complaints(name, state, collector::validate));
      }
    }

    assertThat(all(work)).as("complaints; files in %s", collector.directory()).isEmpty();
  }

  @Test
  void textsWithDollarsArriveAsTheyWereWritten() throws Exception {
    String text = "a-$-$1-$$-$${X}-${MY_POD_IP}-${env:HOME}-$$${X}-$";
    Output.ValueHolder value = Output.ValueHolder.of(text);
    Output.Otlp otlp =
        new Output.Otlp(
            "http",
            null,
            Output.ValueHolder.of("https://backend.example.com"),
            null,
            new Output.Authentication(
                null,
                new Output.OAuth2(
                    Output.ValueHolder.of("https://auth.example.com/token"),
                    value,
                    value,
                    List.of(text),
                    Map.of("parameter", text))),
            List.of(new Output.Header("X-Token", null, value)),
            null);
    MetricPipeline pipeline =
        new MetricPipeline(
            ObjectMeta.named("dollars"),
            new MetricPipeline.Spec(null, new Output(otlp), null, null),
            null);
    PlannedComponent gateway = collectors(Planner.plan(unlimited(List.of(pipeline)))).getFirst();

    String resolved = collector.resolved("dollars", MountedConfiguration.of(gateway));

    assertThat(resolved)
        .contains(
            "client_id: " + text,
            "client_secret: " + text,
            "X-Token: " + text,
            "parameter: " + text,
            "- " + text);
  }

  private static ObservedState unlimited(List<MetricPipeline> pipelines) {
    return new ObservedState(
        pipelines,
        SecretSource.NONE,
        null,
        ClusterFacts.UNKNOWN,
        SettingOverrides.NONE,
        ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(true).build(),
        Distribution.UPSTREAM,
        Set.of(),
        RandomPipelines.NOW);
  }

  private List<String> all(List<Callable<List<String>>> work) throws InterruptedException {
    List<String> complaints = new ArrayList<>();
    for (Future<List<String>> done : workers.invokeAll(work)) {
      try {
        complaints.addAll(done.get());
      } catch (ExecutionException e) {
        complaints.add(String.valueOf(e.getCause()));
      }
    }
    return complaints.size() <= SHOWN ? complaints : complaints.subList(0, SHOWN);
  }

  private List<String> complaints(long seed, Distribution distribution, Trial trial)
      throws Exception {
    String prefix = "seed-" + seed + "-" + distribution + "-";
    return complaints(prefix, RandomStates.of(seed, distribution).state(), trial);
  }

  private List<String> complaints(String prefix, ObservedState state, Trial trial)
      throws Exception {
    List<String> complaints = new ArrayList<>();
    DesiredState desired = Planner.plan(state);
    for (PlannedComponent component : collectors(desired)) {
      String name = prefix + component.component();
      Outcome outcome = trial.of(name, MountedConfiguration.of(component));
      if (!outcome.isGood()) {
        boolean first = explained.incrementAndGet() <= EXPLAINED;
        complaints.add(
            name + ": " + outcome.complaint() + (first ? culprits(name, state, trial) : ""));
      }
    }
    return complaints;
  }

  /** Those of the accepted pipelines that alone do it, too; none when they only do together. */
  private static String culprits(String name, ObservedState state, Trial trial) throws Exception {
    StringBuilder culprits = new StringBuilder();
    for (MetricPipeline pipeline : state.pipelines()) {
      DesiredState alone = Planner.plan(state.with(List.of(pipeline)));
      for (PlannedComponent component : collectors(alone)) {
        String single = name + "-" + culprits.length() + component.component().baseName();
        Outcome outcome = trial.of(single, MountedConfiguration.of(component));
        if (!outcome.isGood()) {
          culprits.append("\n  alone: ").append(pipeline.name()).append(": ");
          culprits.append(outcome.complaint());
        }
      }
    }
    return culprits.isEmpty() ? "\n  no pipeline does it alone" : culprits.toString();
  }

  private static List<PlannedComponent> collectors(DesiredState desired) {
    return desired.components().stream().filter(c -> c.configuration() != null).toList();
  }
}
