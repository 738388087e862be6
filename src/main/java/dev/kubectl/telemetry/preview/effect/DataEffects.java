package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.difference.Difference;
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

  private static final String MODULE_HEALTH = "kymastats";

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
        counts.onlyAdded()
            ? "more data is dropped: " + counts.words("condition", "")
            : counts.onlyRemoved()
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

  /** How many texts of a list are new, are other ones, and are gone. */
  private record Counts(int added, int changed, int removed) {
    static Counts between(List<String> before, List<String> after) {
      int added = 0;
      int changed = 0;
      int removed = 0;
      if (Difference.between(Tree.texts(before), Tree.texts(after)).orElse(null)
          instanceof Delta.Items items) {
        for (Delta.Item item : items.items()) {
          switch (item.delta()) {
            case Delta.Added _ -> added++;
            case Delta.Removed _ -> removed++;
            case Delta.Replaced _, Delta.Respelled _, Delta.Fields _, Delta.Items _ -> changed++;
            // It only moves.
            case null -> {}
          }
        }
      }
      return new Counts(added, changed, removed);
    }

    boolean onlyAdded() {
      return added > 0 && changed == 0 && removed == 0;
    }

    boolean onlyRemoved() {
      return removed > 0 && changed == 0 && added == 0;
    }

    String words(String noun, String otherwise) {
      List<String> words = new ArrayList<>();
      count(words, added, noun, "added");
      count(words, changed, noun, "changed");
      count(words, removed, noun, "removed");
      return words.isEmpty() ? otherwise : String.join(", ", words);
    }

    private static void count(List<String> words, int count, String noun, String verb) {
      if (count > 0) {
        words.add(count + " " + noun + (count == 1 ? " " : "s ") + verb);
      }
    }
  }

  /** What all pipelines share: enrichment and the intervals of collection. */
  void shared(Planned before, Planned after) {
    for (Component component : List.of(Component.GATEWAY, Component.AGENT)) {
      Tree.Mapping old = before.configuration(component);
      Tree.Mapping now = after.configuration(component);
      if (old != null && now != null) {
        enrichment(
            before, after, TreeFields.at(old, "processors"), TreeFields.at(now, "processors"));
        moduleHealth(TreeFields.entries(old, "receivers"), TreeFields.entries(now, "receivers"));
        intervals(TreeFields.entries(old, "receivers"), TreeFields.entries(now, "receivers"));
      }
    }
  }

  private void enrichment(Planned before, Planned after, @Nullable Tree old, @Nullable Tree now) {
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
          "service.name and the other attributes of the service are found in another way",
          before.observed().distribution() == after.observed().distribution()
              ? "annotation telemetry.kyma-project.io/service-enrichment"
              : "another distribution of the collector");
    }
  }

  /** Only one distribution has the receiver. */
  private void moduleHealth(Map<String, Tree> old, Map<String, Tree> now) {
    boolean before = old.containsKey(MODULE_HEALTH);
    boolean after = now.containsKey(MODULE_HEALTH);
    if (before != after) {
      sink.add(
          after ? EffectKind.DATA_STARTS : EffectKind.DATA_STOPS,
          EffectSink.ALL,
          "metrics about the health of the telemetry module "
              + (after ? "newly flow" : "no longer flow"),
          "another distribution of the collector");
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
      String name = attribute(label);
      // Helpers of other processors, which are dropped before anything is sent.
      if (!name.startsWith("kyma.")) {
        names.add(name);
      }
    }
    return names;
  }

  /** With what the regular expression lets through in the place of its group. */
  private static String attribute(Tree label) {
    String expression = TreeFields.text(label, "key_regex");
    String key =
        expression.startsWith("(^")
            ? expression.substring(2, expression.length() - 2)
            : expression.endsWith(".*)")
                ? expression.substring(1, expression.length() - 3) + "*"
                : expression;
    return TreeFields.text(label, "tag_name").replace("$0", key);
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
