package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.workload.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens to pipelines that the user did not change: one gateway serves them all. */
final class ImpactFinder {
  private final Planned before;
  private final Planned after;
  private final List<Rollout> rollouts;
  private final List<Effect> effects;

  /** Pipelines that the user did change, and whose change is not stored. */
  private final Set<String> refused;

  ImpactFinder(
      Planned before,
      Planned after,
      List<Rollout> rollouts,
      List<Effect> effects,
      List<Refusal> refusals) {
    this.before = before;
    this.after = after;
    this.rollouts = rollouts;
    this.effects = effects;
    this.refused = refusals.stream().map(Refusal::pipeline).collect(Collectors.toSet());
  }

  List<Impact> find() {
    List<Impact> impact = new ArrayList<>();
    for (PipelineView now : after.pipelines().values()) {
      PipelineView old = before.pipeline(now.name());
      if (old != null && same(old, now) && !refused.contains(now.name())) {
        impact.add(of(old, now));
      }
    }
    return impact;
  }

  private static boolean same(PipelineView old, PipelineView now) {
    return old.pipeline().spec().equals(now.pipeline().spec())
        && old.pipeline().metadata().labels().equals(now.pipeline().metadata().labels())
        && old.pipeline().metadata().annotations().equals(now.pipeline().metadata().annotations());
  }

  private Impact of(PipelineView old, PipelineView now) {
    if (!now.runs()) {
      return old.runs()
          ? new Impact(
              now.name(),
              Impact.State.IN_ERROR,
              List.of(now.verdict().configurationGenerated().reason()))
          : new Impact(
              now.name(),
              Impact.State.UNCHANGED,
              List.of("did not run and does not: " + reason(now)));
    }
    List<String> changes = changes(now);
    List<String> restarts = restarts(now);
    if (!changes.isEmpty()) {
      changes.addAll(restarts);
      return new Impact(now.name(), Impact.State.CHANGED, changes);
    }
    return new Impact(
        now.name(), restarts.isEmpty() ? Impact.State.UNCHANGED : Impact.State.RESTARTED, restarts);
  }

  private static String reason(PipelineView view) {
    return view.verdict().configurationGenerated().reason();
  }

  /** Effects that name the pipeline, or happen to all of them. */
  private List<String> changes(PipelineView now) {
    List<String> changes = new ArrayList<>();
    for (Effect effect : effects) {
      boolean meant =
          effect.subject().equals(now.name()) || effect.subject().equals(EffectSink.ALL);
      if (meant && !isProgress(effect)) {
        changes.add(effect.text());
      }
    }
    return changes;
  }

  /** That it restarts is told by itself. */
  private static boolean isProgress(Effect effect) {
    return effect.kind() == EffectKind.CONDITION && effect.subject().equals(EffectSink.ALL);
  }

  private List<String> restarts(PipelineView now) {
    Set<Component> carrying =
        now.inputs().anyPulled()
            ? Set.of(Component.GATEWAY, Component.AGENT)
            : Set.of(Component.GATEWAY);
    return rollouts.stream()
        .filter(rollout -> carrying.contains(rollout.component()))
        .filter(rollout ->
            rollout.kind() == Rollout.Kind.RESTART || rollout.kind() == Rollout.Kind.STOP)
        .map(rollout ->
            "the "
                + WorkloadEffects.name(rollout.component())
                + (rollout.kind() == Rollout.Kind.STOP
                    ? " moves to another Namespace"
                    : " restarts"))
        .toList();
  }
}
