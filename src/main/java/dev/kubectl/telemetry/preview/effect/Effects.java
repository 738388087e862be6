package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.workload.Component;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the way from one planned state to another does.
 *
 * @param rollouts in the order in which they begin
 * @param effects the weightiest first
 * @param impact by name, of the pipelines that are the same on both sides
 */
public record Effects(List<Rollout> rollouts, List<Effect> effects, List<Impact> impact) {
  public Effects {
    rollouts = List.copyOf(rollouts);
    effects = List.copyOf(effects);
    impact = List.copyOf(impact);
  }

  /**
   * Compares two states.
   *
   * @param refusals pipelines that do not even get into the second one
   * @param nodes on how many nodes a DaemonSet runs; null when nobody knows
   * @param hide takes secret values out of a text
   */
  public static Effects between(
      Planned before,
      Planned after,
      List<Refusal> refusals,
      @Nullable Integer nodes,
      UnaryOperator<String> hide) {
    EffectSink sink = new EffectSink();
    InputEffects inputs = new InputEffects(sink);
    OutputEffects outputs = new OutputEffects(sink, before, after);
    DataEffects data = new DataEffects(sink);
    StatusEffects status = new StatusEffects(sink, hide);
    status.refused(refusals);
    for (PipelineView now : after.pipelines().values()) {
      PipelineView old = before.pipeline(now.name());
      inputs.of(old, now);
      outputs.of(old, now);
      data.of(old, now);
      status.of(before, old, after, now);
    }
    for (PipelineView old : before.pipelines().values()) {
      if (after.pipeline(old.name()) == null) {
        inputs.of(old, null);
      }
    }
    data.shared(before, after);
    List<Rollout> rollouts = new RolloutFinder(before, after, nodes).find();
    WorkloadEffects workloads = new WorkloadEffects(sink, before, after);
    rollouts.forEach(workloads::rollout);
    for (Component component : Component.values()) {
      workloads.permissions(component);
      workloads.autoscaler(component);
      workloads.queues(component);
    }
    List<Effect> effects = sink.inOrder();
    return new Effects(
        rollouts, effects, new ImpactFinder(before, after, rollouts, effects, refusals).find());
  }
}
