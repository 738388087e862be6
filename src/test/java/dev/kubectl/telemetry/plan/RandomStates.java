package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import dev.kubectl.telemetry.api.Telemetry.MetricSpec;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Observed states of all kinds, the same one for the same seed. */
public record RandomStates(ObservedState state, Set<String> secretMarks) {
  private static final List<Duration> INTERVALS =
      List.of(
          Duration.ofMillis(1),
          Duration.ofMillis(999),
          Duration.ofMillis(1500),
          Duration.ofNanos(1_500_000_001),
          Duration.ofNanos(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90),
          Duration.ofMillis(90_001),
          Duration.ofHours(24));

  private static final List<String> LABEL_KEYS =
      List.of(
          "app",
          "app.kubernetes.io/name",
          "team.example.com/",
          "a[",
          "a(",
          "a)",
          "*",
          "\\",
          "a{2,1}",
          "(?<x>a)",
          "(?!a)",
          "a$",
          "$0",
          "${MY_POD_IP}",
          "a\nb",
          "\\Q",
          "\\E${X}",
          "ü",
          "");

  private static final List<String> CLUSTER_NAMES =
      List.of(
          "my-cluster",
          "a b",
          "quo\"te",
          "back\\slash",
          "$",
          "$$",
          "${env:HOME}",
          "${KUBERNETES_SERVICE_HOST}",
          "$${X}",
          "line\nbreak",
          "\u0000",
          "\u0007\u001b",
          "ünï\ud83d\ude00",
          "true",
          "{a: b}",
          " lead",
          "\") where true or (\"");

  /** A state with so many pipelines. */
  public static RandomStates of(long seed, Distribution distribution, int pipelines) {
    Chance chance = new Chance(seed);
    RandomPipelines generator = new RandomPipelines(chance);
    List<MetricPipeline> observed = generator.next(pipelines);
    ObservedState state =
        new ObservedState(
            observed,
            generator.secrets(),
            chance.orNull(30, () -> telemetry(chance)),
            facts(chance),
            overrides(chance),
            ManagerOptions.AS_INSTALLED.toBuilder()
                .targetNamespace(chance.one(List.of("kyma-system", "default", "1-2")))
                .unlimitedPipelines(chance.percent(70))
                .build(),
            distribution,
            Set.of(),
            RandomPipelines.NOW);
    return new RandomStates(state, generator.secretMarks());
  }

  /** A state with one to six pipelines. */
  public static RandomStates of(long seed, Distribution distribution) {
    return of(seed, distribution, 1 + new Chance(seed).below(6));
  }

  private static ClusterFacts facts(Chance chance) {
    return new ClusterFacts(
        chance.one(List.of("", "6a1e0f3c-0000-4000-8000-000000000001", "\"${X}", "1e3")),
        chance.one(List.of("", "aws", "sap", "a\" or true or \"", "$")),
        chance.percent(50),
        chance.percent(50),
        chance.one(List.of(0L, 1L, 1L << 30, 1L << 40)));
  }

  private static SettingOverrides overrides(Chance chance) {
    if (chance.percent(70)) {
      return SettingOverrides.NONE;
    }
    return new SettingOverrides(
        chance.orNull(50, () -> chance.one(CLUSTER_NAMES)),
        chance.orNull(50, () -> chance.one(List.of("otel", "kyma-legacy", "x"))),
        chance.orNull(50, () -> chance.below(5)),
        chance.orNull(50, () -> chance.percent(50)),
        interval(chance),
        interval(chance),
        interval(chance));
  }

  private static Telemetry telemetry(Chance chance) {
    Map<String, String> annotations = new HashMap<>();
    if (chance.percent(50)) {
      annotations.put(Telemetry.SERVICE_ENRICHMENT, chance.one(List.of("otel", "kyma-legacy")));
    }
    if (chance.percent(50)) {
      annotations.put(Telemetry.ENABLE_VPA, chance.one(List.of("true", "false", "yes")));
    }
    return new Telemetry(
        new ObjectMeta(
            Telemetry.DEFAULT_NAME,
            "kyma-system",
            null,
            0,
            null,
            null,
            Map.of(),
            annotations,
            Tree.EMPTY_MAPPING),
        chance.orNull(
            40,
            () ->
                new MetricSpec(
                    chance.orNull(50, () -> 1 + chance.below(4)),
                    interval(chance),
                    interval(chance),
                    interval(chance),
                    interval(chance))),
        chance.orNull(30, () -> enrichments(chance)));
  }

  private static Enrichments enrichments(Chance chance) {
    List<PodLabel> labels = new ArrayList<>();
    for (int i = chance.below(4); i > 0; i--) {
      String key = chance.one(LABEL_KEYS);
      labels.add(chance.percent(50) ? new PodLabel(key, null) : new PodLabel(null, key));
    }
    return new Enrichments(
        chance.orNull(30, () -> labels), chance.orNull(30, () -> chance.one(CLUSTER_NAMES)));
  }

  private static @Nullable Duration interval(Chance chance) {
    return chance.orNull(50, () -> chance.one(INTERVALS));
  }
}
