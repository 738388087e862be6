package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.preview.difference.Difference;
import dev.kubectl.telemetry.preview.difference.Pruning;
import dev.kubectl.telemetry.preview.effect.Effects;
import dev.kubectl.telemetry.preview.effect.Planned;
import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code preview(before, after) → Preview}: plans both states by the same function that every
 * command uses, and says what differs. Pure.
 */
public final class Previewer {
  private final Side before;
  private final Side after;
  private final Surroundings surroundings;
  private final List<Refusal> refusals;
  private final Sensitive sensitive = new Sensitive();

  private Previewer(Side before, Side after, List<Refusal> refusals, Surroundings surroundings) {
    this.before = before;
    this.after = after;
    this.refusals = refusals;
    this.surroundings = surroundings;
  }

  /**
   * Compares two states.
   *
   * @param oldLabel what the user calls the old state
   * @param newLabel what the user calls the new one
   * @param after as if everything in it were applied; pipelines that an API server refuses are told
   *     and left as they were
   */
  public static Preview preview(
      String oldLabel,
      ObservedState before,
      String newLabel,
      ObservedState after,
      Surroundings surroundings) {
    Admission admission = Admission.of(before, after);
    List<Refusal> refusals = new ArrayList<>(surroundings.refusals());
    refusals.addAll(admission.refusals());
    ObservedState admitted = admission.admitted();
    List<DesiredState> plans = Planner.plan(List.of(before, admitted));
    Reach reach = surroundings.reach();
    return new Previewer(
            new Side(oldLabel, before, reach.of(before, plans.getFirst())),
            new Side(newLabel, admitted, reach.of(admitted, plans.getLast())),
            refusals,
            surroundings)
        .preview();
  }

  private Preview preview() {
    Changes changes = new Changes();
    changes.addNoise(defaultsAndStatus());
    ResourceTrees resources = new ResourceTrees(sensitive);
    GeneratedTrees generated = new GeneratedTrees(sensitive);
    SecretTexts secrets = SecretTexts.of(before.observed(), after.observed());
    Effects effects =
        Effects.between(
            new Planned(before.observed(), before.desired()),
            new Planned(after.observed(), after.desired()),
            refusals,
            surroundings.nodes(),
            secrets::hide);
    Drift drift = Drift.of(surroundings, before, generated, secrets, changes);
    return new Preview(
        before,
        after,
        changes.objects(
            resources.of(before.observed(), after.observed()),
            resources.of(after.observed(), before.observed())),
        changes.components(
            configurations(generated, before.desired()),
            configurations(generated, after.desired())),
        changes.objects(generated.objects(before.desired()), generated.objects(after.desired())),
        effects.rollouts(),
        effects.effects(),
        effects.impact(),
        drift.byHand(),
        drift.byGenerator(),
        changes.noise(),
        notes(drift));
  }

  private static Map<Component, Tree.Mapping> configurations(
      GeneratedTrees generated, DesiredState desired) {
    Map<Component, Tree.Mapping> configurations = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      Tree.Mapping configuration = generated.configuration(desired, component);
      if (configuration != null) {
        configurations.put(component, configuration);
      }
    }
    return configurations;
  }

  /** What the new plan notes and the old one did not, and what the cluster told. */
  private List<String> notes(Drift drift) {
    List<String> notes = new ArrayList<>(after.desired().notes());
    notes.removeAll(before.desired().notes());
    notes.addAll(surroundings.notes());
    notes.addAll(drift.notes());
    return notes;
  }

  /** Places of pipelines that differ only until defaults are filled in, or in their status. */
  private int defaultsAndStatus() {
    int count = 0;
    Map<String, MetricPipeline> old = new HashMap<>();
    before.observed().pipelines().forEach(pipeline -> old.put(pipeline.name(), pipeline));
    for (MetricPipeline now : after.observed().pipelines()) {
      MetricPipeline earlier = old.get(now.name());
      if (earlier != null) {
        count +=
            places(PipelineEncoder.tree(earlier), PipelineEncoder.tree(now))
                - places(kept(earlier), kept(now));
      }
    }
    return Math.max(0, count);
  }

  private static int places(Tree before, Tree after) {
    return Difference.between(before, after).map(Pruning::count).orElse(0);
  }

  private static Tree kept(MetricPipeline pipeline) {
    return ResourceTrees.kept(PipelineEncoder.tree(Defaulting.defaulted(pipeline)));
  }
}
