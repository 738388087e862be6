package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.preview.difference.Alignment;
import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens to data on its way: other attributes and values, or dropped. */
final class DataEffects {
  private static final String ENRICHMENT = "k8s_attributes";
  private static final String CLUSTER = "transform/insert-cluster-attributes";

  private final EffectSink sink;

  DataEffects(EffectSink sink) {
    this.sink = sink;
  }

  void of(@Nullable PipelineView before, PipelineView now) {
    if (before == null || !before.runs() || !now.runs()) {
      return;
    }
    MetricPipeline.Spec old = before.pipeline().spec();
    MetricPipeline.Spec spec = now.pipeline().spec();
    transforms(now.name(), old, spec);
    filters(now.name(), old, spec);
  }

  private void transforms(String name, MetricPipeline.Spec old, MetricPipeline.Spec now) {
    if (old.transforms().equals(now.transforms())) {
      return;
    }
    Counts counts = Counts.between(statements(old), statements(now));
    sink.add(
        EffectKind.DATA_CHANGES,
        name,
        "data carries other attributes or values: "
            + counts.words("statement", "the order or the conditions of statements change"),
        "spec.transform");
  }

  private static List<String> statements(MetricPipeline.Spec spec) {
    List<String> statements = new ArrayList<>();
    for (MetricPipeline.Transform transform : spec.transforms()) {
      statements.addAll(transform.statements() == null ? List.of() : transform.statements());
    }
    return statements;
  }

  private void filters(String name, MetricPipeline.Spec old, MetricPipeline.Spec now) {
    if (old.filters().equals(now.filters())) {
      return;
    }
    List<String> before = conditions(old);
    List<String> after = conditions(now);
    Counts counts = Counts.between(before, after);
    String text =
        counts.removed() == 0 && counts.added() > 0
            ? "more data is dropped: " + counts.words("condition", "")
            : counts.added() == 0 && counts.removed() > 0
                ? "less data is dropped: " + counts.words("condition", "")
                : "other data is dropped: "
                    + counts.words("condition", "the order of conditions changes");
    sink.add(EffectKind.DATA_FILTER, name, text, "spec.filter");
  }

  private static List<String> conditions(MetricPipeline.Spec spec) {
    List<String> conditions = new ArrayList<>();
    for (MetricPipeline.Filter filter : spec.filters()) {
      conditions.addAll(filter.conditions() == null ? List.of() : filter.conditions());
    }
    return conditions;
  }

  /** How many items of a list are new, and how many are gone. */
  private record Counts(int added, int removed) {
    static Counts between(List<String> before, List<String> after) {
      int added = 0;
      for (int origin : Alignment.origins(before, after)) {
        added += origin < 0 ? 1 : 0;
      }
      return new Counts(added, before.size() - (after.size() - added));
    }

    String words(String noun, String otherwise) {
      List<String> words = new ArrayList<>();
      if (added > 0) {
        words.add(added + " " + noun + (added == 1 ? "" : "s") + " added");
      }
      if (removed > 0) {
        words.add(removed + " " + noun + (removed == 1 ? "" : "s") + " removed");
      }
      return words.isEmpty() ? otherwise : String.join(", ", words);
    }
  }

  /** What all pipelines share: enrichment and the intervals of collection. */
  void shared(Planned before, Planned after) {
    for (Component component : List.of(Component.GATEWAY, Component.AGENT)) {
      Tree.Mapping old = before.configuration(component);
      Tree.Mapping now = after.configuration(component);
      if (old != null && now != null) {
        enrichment(TreeFields.at(old, "processors"), TreeFields.at(now, "processors"));
        intervals(TreeFields.entries(old, "receivers"), TreeFields.entries(now, "receivers"));
      }
    }
  }

  private void enrichment(@Nullable Tree old, @Nullable Tree now) {
    Set<String> labels = labels(old);
    Set<String> newLabels = labels(now);
    names(minus(newLabels, labels), "data newly carries ");
    names(minus(labels, newLabels), "data no longer carries ");
    if (differs(old, now, CLUSTER)) {
      sink.add(
          EffectKind.DATA_CHANGES,
          EffectSink.ALL,
          "data carries other attributes of the cluster",
          "name, UID or provider of the cluster");
    }
    if (!Objects.equals(serviceEnrichment(old), serviceEnrichment(now))) {
      sink.add(
          EffectKind.DATA_CHANGES,
          EffectSink.ALL,
          "service.name and its kin are found in another way",
          "annotation telemetry.kyma-project.io/service-enrichment");
    }
  }

  private void names(Set<String> names, String text) {
    if (!names.isEmpty()) {
      sink.add(
          EffectKind.DATA_CHANGES,
          EffectSink.ALL,
          text + String.join(", ", names),
          "spec.enrichments of the Telemetry");
    }
  }

  private static Set<String> minus(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static Set<String> labels(@Nullable Tree processors) {
    Set<String> names = new LinkedHashSet<>();
    for (Tree label : TreeFields.items(processors, ENRICHMENT, "extract", "labels")) {
      names.add(TreeFields.text(label, "tag_name"));
    }
    return names;
  }

  private static @Nullable Tree serviceEnrichment(@Nullable Tree processors) {
    return TreeFields.at(processors, "service_enrichment");
  }

  private static boolean differs(@Nullable Tree old, @Nullable Tree now, String processor) {
    Tree before = TreeFields.at(old, processor);
    Tree after = TreeFields.at(now, processor);
    return before != null && after != null && !before.equals(after);
  }

  private void intervals(Map<String, Tree> old, Map<String, Tree> now) {
    Map<String, String> before = intervals(old);
    intervals(now)
        .forEach((input, interval) -> {
          String earlier = before.get(input);
          if (earlier != null && !earlier.equals(interval)) {
            sink.add(
                EffectKind.INTERVAL,
                EffectSink.ALL,
                input + " are collected every " + interval + " instead of every " + earlier,
                "collection interval of the Telemetry");
          }
        });
  }

  /** By what is collected. */
  private static Map<String, String> intervals(Map<String, Tree> receivers) {
    Map<String, String> intervals = new LinkedHashMap<>();
    receivers.forEach((id, receiver) -> {
      String interval = TreeFields.text(receiver, "collection_interval");
      if (id.equals("kubeletstats") && !interval.isEmpty()) {
        intervals.put("metrics about Kubernetes resources", interval);
      }
      for (Tree job : TreeFields.items(receiver, "config", "scrape_configs")) {
        String scraped = id.contains("istio") ? "metrics of Istio proxies" : "annotated metrics";
        intervals.put(scraped, TreeFields.text(job, "scrape_interval"));
      }
    });
    return intervals;
  }
}
