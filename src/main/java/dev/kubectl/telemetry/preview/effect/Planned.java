package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One state, what planning makes of it, and both in the forms in which effects look at them. */
public final class Planned {
  private final ObservedState observed;
  private final DesiredState desired;
  private final SortedMap<String, PipelineView> pipelines = new TreeMap<>();

  public Planned(ObservedState observed, DesiredState desired) {
    this.observed = observed;
    this.desired = desired;
    for (Verdict verdict : desired.verdicts()) {
      pipelines.put(verdict.pipeline().name(), PipelineView.of(verdict, observed.secrets()));
    }
  }

  ObservedState observed() {
    return observed;
  }

  /** By name; those that are rejected are among them. */
  SortedMap<String, PipelineView> pipelines() {
    return Collections.unmodifiableSortedMap(pipelines);
  }

  @Nullable PipelineView pipeline(String name) {
    return pipelines.get(name);
  }

  boolean has(Component component) {
    return desired.component(component).isPresent();
  }

  /** The collector's configuration; null without the component, and for the self monitor. */
  Tree.@Nullable Mapping configuration(Component component) {
    return desired
        .component(component)
        .map(DesiredState.PlannedComponent::configuration)
        .map(configuration -> configuration.tree())
        .orElse(null);
  }

  /** In the order in which they are applied. */
  Map<ObjectKey, Tree.Mapping> objects(Component component) {
    Map<ObjectKey, Tree.Mapping> objects = new LinkedHashMap<>();
    List<Tree.Mapping> all =
        desired.component(component).map(DesiredState.PlannedComponent::objects).orElse(List.of());
    all.forEach(object -> objects.put(ObjectKey.of(object), object));
    return objects;
  }

  @Override
  public String toString() {
    return "Planned" + pipelines.keySet();
  }
}
