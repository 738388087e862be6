package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything planning looks at; nothing else can change a plan.
 *
 * @param pipelines in any order, at most one of a name, as users wrote them
 * @param telemetry the module's settings, or null when there are none
 * @param overrides settings that win over {@code telemetry}
 * @param assumed references whose values are made up; checks of such values do not count
 * @param now decides about certificates only
 */
public record ObservedState(
    List<MetricPipeline> pipelines,
    SecretSource secrets,
    @Nullable Telemetry telemetry,
    ClusterFacts cluster,
    SettingOverrides overrides,
    ManagerOptions options,
    Distribution distribution,
    Set<SecretKeyRef> assumed,
    Instant now) {
  public ObservedState {
    pipelines = List.copyOf(pipelines);
    assumed = Set.copyOf(assumed);
  }

  /** The state of an empty cluster with these pipelines and Secrets. */
  public static ObservedState of(
      List<MetricPipeline> pipelines, SecretSource secrets, Instant now) {
    return new ObservedState(
        pipelines,
        secrets,
        null,
        ClusterFacts.UNKNOWN,
        SettingOverrides.NONE,
        ManagerOptions.AS_INSTALLED,
        Distribution.KYMA,
        Set.of(),
        now);
  }

  /** The same state with other pipelines. */
  public ObservedState with(List<MetricPipeline> otherPipelines) {
    return new ObservedState(
        otherPipelines,
        secrets,
        telemetry,
        cluster,
        overrides,
        options,
        distribution,
        assumed,
        now);
  }
}
