package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Metrics that newly flow, and metrics that no longer do. */
final class InputEffects {
  private final EffectSink sink;

  InputEffects(EffectSink sink) {
    this.sink = sink;
  }

  void of(@Nullable PipelineView before, @Nullable PipelineView after) {
    PipelineView ran = running(before);
    PipelineView runs = running(after);
    if (ran != null && runs != null) {
      changed(ran, runs);
    } else if (runs != null) {
      String to = runs.backend() == null ? "" : " to " + runs.backend().target();
      sink.add(
          EffectKind.DATA_STARTS,
          runs.name(),
          whole(runs) + " newly " + verb(runs) + to,
          before == null ? "the pipeline is new" : "the pipeline can run now");
    } else if (ran != null) {
      sink.add(
          EffectKind.DATA_STOPS,
          ran.name(),
          whole(ran) + " no longer " + verb(ran),
          after == null ? "the pipeline is removed" : "the pipeline cannot run");
    }
  }

  private static @Nullable PipelineView running(@Nullable PipelineView view) {
    return view != null && view.runs() ? view : null;
  }

  private static List<String> inputs(PipelineView view) {
    Map<String, String> flows = Flows.of(view.inputs());
    return flows.entrySet().stream()
        .filter(flow -> !isPart(flow.getKey(), flows.keySet()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String whole(PipelineView view) {
    List<String> inputs = inputs(view);
    return inputs.isEmpty() ? "nothing (no input is switched on)" : joined(inputs);
  }

  private static String verb(PipelineView view) {
    return inputs(view).isEmpty() ? "flows" : "flow";
  }

  private static boolean isPart(String field, Set<String> others) {
    return others.stream().anyMatch(other -> field.startsWith(other + "."));
  }

  private static String joined(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  private void changed(PipelineView before, PipelineView after) {
    Map<String, String> old = Flows.of(before.inputs());
    Map<String, String> now = Flows.of(after.inputs());
    without(now, old)
        .forEach((field, flow) ->
            sink.add(EffectKind.DATA_STARTS, after.name(), flow + " newly flow", field));
    without(old, now)
        .forEach((field, flow) ->
            sink.add(EffectKind.DATA_STOPS, after.name(), flow + " no longer flow", field));
    Map<String, NamespaceSelector> selectors = Flows.namespaces(before.inputs());
    Flows.namespaces(after.inputs())
        .forEach((field, selector) -> {
          NamespaceSelector earlier = selectors.get(field);
          if (earlier != null) {
            namespaces(after.name(), field, now.getOrDefault(field, ""), earlier, selector);
          }
        });
  }

  /** What is in the first and not in the second; of a whole input its parts are not told. */
  private static Map<String, String> without(Map<String, String> all, Map<String, String> known) {
    Map<String, String> rest = new LinkedHashMap<>(all);
    rest.keySet().removeAll(known.keySet());
    Set<String> fields = new LinkedHashSet<>(rest.keySet());
    rest.keySet().removeIf(field -> isPart(field, fields));
    return rest;
  }

  private void namespaces(
      String pipeline, String field, String flow, NamespaceSelector old, NamespaceSelector now) {
    Set<String> starts;
    Set<String> stops;
    boolean othersStart = false;
    boolean othersStop = false;
    if (only(old) && only(now)) {
      starts = difference(now.included(), old.included());
      stops = difference(old.included(), now.included());
    } else if (only(old)) {
      starts = Set.of();
      stops = intersection(old.included(), now.excluded());
      othersStart = true;
    } else if (only(now)) {
      starts = intersection(now.included(), old.excluded());
      stops = Set.of();
      othersStop = true;
    } else {
      starts = difference(old.excluded(), now.excluded());
      stops = difference(now.excluded(), old.excluded());
    }
    String reason = field + ".namespaces";
    tell(EffectKind.DATA_STARTS, pipeline, flow + " newly flow from ", starts, reason);
    tell(EffectKind.DATA_STOPS, pipeline, flow + " no longer flow from ", stops, reason);
    if (othersStart) {
      String except =
          now.excluded().isEmpty() ? "" : " except " + String.join(", ", now.excluded());
      sink.add(
          EffectKind.DATA_STARTS,
          pipeline,
          flow + " newly flow from all other Namespaces" + except,
          reason);
    }
    if (othersStop) {
      sink.add(
          EffectKind.DATA_STOPS,
          pipeline,
          flow + " no longer flow from Namespaces other than " + String.join(", ", now.included()),
          reason);
    }
  }

  private void tell(
      EffectKind kind, String pipeline, String text, Set<String> namespaces, String reason) {
    if (!namespaces.isEmpty()) {
      String word = namespaces.size() == 1 ? "Namespace " : "Namespaces ";
      sink.add(kind, pipeline, text + word + String.join(", ", namespaces), reason);
    }
  }

  private static boolean only(NamespaceSelector selector) {
    return !selector.included().isEmpty();
  }

  private static Set<String> difference(List<String> all, List<String> without) {
    Set<String> rest = new TreeSet<>(all);
    without.forEach(rest::remove);
    return rest;
  }

  private static Set<String> intersection(List<String> left, List<String> right) {
    Set<String> both = new TreeSet<>(left);
    both.retainAll(Set.copyOf(right));
    return both;
  }
}
