package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of every pipeline (manager specification D), out of the verdicts of planning, the
 * health of the workloads and that of the flow.
 */
final class PipelineStatuses {
  private final ClusterSnapshot snapshot;
  private final WorkloadHealth health;
  private final FlowHealth flow;

  PipelineStatuses(ClusterSnapshot snapshot, WorkloadHealth health, FlowHealth flow) {
    this.snapshot = snapshot;
    this.health = health;
    this.flow = flow;
  }

  /**
   * One pipeline's status as it should be.
   *
   * @param object the pipeline as it is
   * @param conditions in the order in which they are written first
   */
  record Wanted(Tree.Mapping object, MetricPipeline pipeline, List<Condition> conditions) {
    Wanted {
      conditions = List.copyOf(conditions);
    }

    Optional<Condition> condition(String type) {
      return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }

    /** With what stands in the cluster instead, for when nothing of it is to be written. */
    Wanted asItStands() {
      StatusConditions standing = StatusConditions.of(object);
      return new Wanted(
          object,
          pipeline,
          conditions.stream().flatMap(c -> standing.condition(c.type()).stream()).toList());
    }
  }

  /**
   * By name; without the pipelines that are being deleted.
   *
   * @param applied whether the configuration of those that may run has arrived in the cluster
   */
  List<Wanted> of(DesiredState desired, boolean applied) {
    Map<String, Tree.Mapping> objects = new HashMap<>();
    snapshot.pipelineObjects().forEach(one -> objects.put(ObjectView.of(one).name(), one));
    List<Wanted> statuses = new ArrayList<>();
    Unnamed unnamed =
        Unnamed.among(desired.verdicts().stream().map(verdict -> verdict.pipeline().name()));
    for (Verdict verdict : desired.verdicts()) {
      Tree.Mapping object = objects.get(verdict.pipeline().name());
      if (object != null) {
        statuses.add(wanted(object, verdict, unnamed, applied));
      }
    }
    return statuses;
  }

  private Wanted wanted(Tree.Mapping object, Verdict verdict, Unnamed unnamed, boolean applied) {
    MetricPipeline pipeline = verdict.pipeline();
    boolean needsAgent = ActiveInputs.of(pipeline).anyPulled();
    StatusConditions before = StatusConditions.of(object);
    Condition generated =
        verdict.accepted() && !applied
            ? notApplied(before, pipeline)
            : verdict.configurationGenerated();
    FlowHealth.Subject subject =
        new FlowHealth.Subject(
            pipeline.name(), needsAgent, unnamed.maybe(pipeline.name()), generated);
    Condition flowing =
        flow.condition(subject)
            .or(() -> before.condition(FlowHealth.CONDITION))
            .orElseGet(() -> UnknownFlow.of(subject));
    return new Wanted(
        object, pipeline, List.of(health.agent(needsAgent), health.gateway(), generated, flowing));
  }

  /**
   * The pipeline may run, but its configuration did not arrive (G16). What was said about the same
   * generation before still holds.
   */
  private static Condition notApplied(StatusConditions before, MetricPipeline pipeline) {
    return before
        .find(Condition.CONFIGURATION_GENERATED)
        .filter(old -> old.number("observedGeneration") == pipeline.metadata().generation())
        .flatMap(old -> before.condition(Condition.CONFIGURATION_GENERATED))
        .orElseGet(() ->
            new Condition(
                Condition.CONFIGURATION_GENERATED,
                "Unknown",
                "ConfigurationNotApplied",
                "MetricPipeline specification is valid, but could not be applied to the cluster"
                    + " yet"));
  }
}
