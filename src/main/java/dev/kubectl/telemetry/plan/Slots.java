package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may run when there are more pipelines than slots: the oldest.
 *
 * <p>The reference keeps a list of holders in the cluster, with races (G4); here the pipelines
 * themselves decide. A pipeline that a cluster has registered, which shows in its creation time,
 * holds its place even while it is broken, so that mending it never drives out a younger one.
 * Pipelines from files have no age: among them only those that can run compete, by name, so that a
 * broken one changes nothing for the others.
 */
public final class Slots {
  /** As many pipelines as the reference lets run without {@code --unlimited-pipelines}. */
  public static final int LIMIT = 5;

  private Slots() {}

  /** Names of the pipelines that have a slot. */
  public static Set<String> holders(
      List<MetricPipeline> pipelines, Predicate<MetricPipeline> canRun, ManagerOptions options) {
    Comparator<MetricPipeline> age =
        Comparator.comparing(Slots::created).thenComparing(MetricPipeline::name);
    Set<String> holders = new HashSet<>();
    pipelines.stream()
        .filter(p -> p.metadata().deletionTimestamp() == null)
        .filter(p -> p.metadata().creationTimestamp() != null || canRun.test(p))
        .sorted(age)
        .limit(options.unlimitedPipelines() ? Long.MAX_VALUE : LIMIT)
        .map(MetricPipeline::name)
        .forEach(holders::add);
    return holders;
  }

  private static Instant created(MetricPipeline pipeline) {
    Instant created = pipeline.metadata().creationTimestamp();
    return created == null ? Instant.MAX : created;
  }
}
