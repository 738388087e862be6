package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manager.Overrides;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.manifest.PlaceholderSecrets;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as planning sees it, before files are applied and after. Pipelines that are not in the
 * files take part in both: one gateway serves them all.
 */
final class LiveStates {
  private final ClusterSnapshot snapshot;
  private final ManifestSet files;
  private final LabelSelector selector;
  private final boolean prune;
  private final Facts facts;
  private final Distribution distribution;
  private final String namespace;
  private final Instant now;

  LiveStates(
      ClusterSnapshot snapshot,
      ManifestSet files,
      ClusterOptions options,
      Facts facts,
      Distribution distribution,
      String namespace,
      Instant now) {
    this.snapshot = snapshot;
    this.files = files;
    this.selector = options.labels();
    this.prune = options.prune;
    this.facts = facts;
    this.distribution = distribution;
    this.namespace = namespace;
    this.now = now;
  }

  /** As the chart starts a manager, unless facts say something else. */
  private ManagerOptions options() {
    ManagerOptions given = facts.options(distribution);
    ManagerOptions chart = ManagerOptions.AS_INSTALLED;
    ManagerOptions.Builder options = given.toBuilder();
    options.targetNamespace(namespace);
    if (given.normalPriorityClassName().isEmpty()) {
      options.normalPriorityClassName(chart.normalPriorityClassName());
    }
    if (given.highPriorityClassName().isEmpty()) {
      options.highPriorityClassName(chart.highPriorityClassName());
    }
    return options.build();
  }

  /** What operators set; a text that cannot be read counts as none. */
  Overrides overrides() {
    return snapshot.overrides().flatMap(Overrides::parse).orElse(Overrides.NONE);
  }

  private SettingOverrides settings() {
    return facts.overrides().withLogLevel(overrides().logLevel());
  }

  /** What is there now. */
  ObservedState before() {
    return state(
        snapshot.pipelines(),
        snapshot.secrets(),
        snapshot.observedState(options(), distribution, settings(), now).telemetry());
  }

  /** What is there once the files have been applied. */
  ObservedState after() {
    Map<String, MetricPipeline> pipelines = new LinkedHashMap<>();
    snapshot.pipelines().forEach(pipeline -> pipelines.put(pipeline.name(), pipeline));
    if (prune) {
      pipelines
          .values()
          .removeIf(pipeline ->
              selector.matches(pipeline.metadata().labels())
                  && !files.pipelines().containsKey(pipeline.name()));
    }
    for (MetricPipeline file : selected()) {
      pipelines.compute(
          file.name(),
          (name, live) ->
              live == null ? AppliedPipeline.created(file, now) : AppliedPipeline.over(live, file));
    }
    return state(
        List.copyOf(pipelines.values()),
        this::laidOver,
        files
            .settings(namespace)
            .map(ManifestObject.ModuleSettings::telemetry)
            .orElse(before().telemetry()));
  }

  /** The pipelines of the files that count. */
  List<MetricPipeline> selected() {
    return selected(files, selector);
  }

  static List<MetricPipeline> selected(ManifestSet files, LabelSelector selector) {
    return files.pipelines().values().stream()
        .map(ManifestSet.Placed::pipeline)
        .filter(pipeline -> selector.matches(pipeline.metadata().labels()))
        .toList();
  }

  /** Keys of a Secret in the files win; the other live ones stay. */
  private SecretSource.Lookup laidOver(String namespaceOfSecret, String name) {
    SecretSource.Lookup live = snapshot.secrets().find(namespaceOfSecret, name);
    if (!(files.secrets().find(namespaceOfSecret, name)
        instanceof SecretSource.Lookup.Found(SecretSource.SecretData written))) {
      return live;
    }
    Map<String, byte[]> values = new HashMap<>();
    if (live instanceof SecretSource.Lookup.Found(SecretSource.SecretData there)) {
      there.keys().forEach(key -> there.value(key).ifPresent(value -> values.put(key, value)));
    }
    written.keys().forEach(key -> written.value(key).ifPresent(value -> values.put(key, value)));
    return new SecretSource.Lookup.Found(new SecretSource.SecretData(values));
  }

  private ObservedState state(
      List<MetricPipeline> pipelines, SecretSource secrets, @Nullable Telemetry telemetry) {
    ObservedState live = snapshot.observedState(options(), distribution, settings(), now);
    PlaceholderSecrets filled = PlaceholderSecrets.overUnreadable(secrets, pipelines);
    return new ObservedState(
        pipelines,
        filled,
        telemetry,
        live.cluster(),
        live.overrides(),
        live.options(),
        live.distribution(),
        filled.assumed(),
        now);
  }

  /** Keys of facts that were given in vain. */
  List<String> givenInVain() {
    return facts.givenOfCluster();
  }

  /** Secrets that may not be read, as namespace and name. */
  Set<String> unreadable() {
    List<MetricPipeline> all = new ArrayList<>(snapshot.pipelines());
    all.addAll(selected());
    Set<SecretKeyRef> references = new HashSet<>();
    all.forEach(pipeline -> references.addAll(SecretReferences.of(pipeline)));
    Set<String> unreadable = new TreeSet<>();
    for (SecretKeyRef reference : references) {
      String name = String.valueOf(reference.name());
      String of = String.valueOf(reference.namespace());
      if (laidOver(of, name) instanceof SecretSource.Lookup.Unreadable) {
        unreadable.add(of + "/" + name);
      }
    }
    return unreadable;
  }
}
