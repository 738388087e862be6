package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long gateway and agent outlive the last pipeline that could use them (G40): a Secret that is
 * deleted and made anew must not cost the applications their endpoint.
 *
 * <p>When the last one stopped is read from the status of the pipelines, so that a restart does not
 * start the time anew.
 *
 * @param held the components that stay though nothing was planned for them, each until when
 */
record Grace(Map<Component, Instant> held) {
  Grace {
    held = Map.copyOf(held);
  }

  static Grace of(
      ClusterSnapshot snapshot, DesiredState desired, ManagerSettings settings, Instant now) {
    Map<Component, Instant> held = new EnumMap<>(Component.class);
    Duration grace = settings.mode() == Mode.SHADOW ? Duration.ZERO : settings.grace();
    for (Use use : Use.values()) {
      if (use.isRunning(snapshot, settings) && desired.component(use.component).isEmpty()) {
        snapshot.pipelineObjects().stream()
            .filter(use::concerns)
            .map(pipeline -> rejectedSince(pipeline, now))
            .max(Comparator.naturalOrder())
            .map(since -> since.plus(grace))
            .filter(until -> until.isAfter(now))
            .ifPresent(until -> held.put(use.component, until));
      }
    }
    return new Grace(held);
  }

  /** Which pipelines, if they could run, would keep a component. */
  private enum Use {
    GATEWAY(Component.GATEWAY, ResourceType.DEPLOYMENT),
    AGENT(Component.AGENT, ResourceType.DAEMON_SET);

    private final Component component;
    private final ResourceType workload;

    Use(Component component, ResourceType workload) {
      this.component = component;
      this.workload = workload;
    }

    boolean isRunning(ClusterSnapshot snapshot, ManagerSettings settings) {
      String namespace = settings.options().targetNamespace();
      return snapshot.object(workload.key(namespace, component.baseName())).isPresent();
    }

    boolean concerns(Tree.Mapping object) {
      MetricPipeline pipeline = ClusterSnapshot.pipeline(object);
      return pipeline.metadata().deletionTimestamp() == null
          && (this == GATEWAY || ActiveInputs.of(pipeline).anyPulled());
    }
  }

  /** Its condition says it; where that is still about an earlier state, it is now. */
  private static Instant rejectedSince(Tree.Mapping pipeline, Instant now) {
    return StatusConditions.of(pipeline)
        .find(Condition.CONFIGURATION_GENERATED)
        .filter(condition -> condition.text("status").equals("False"))
        .flatMap(condition -> condition.time("lastTransitionTime"))
        .orElse(now);
  }

  /** The components that stay. */
  Set<Component> components() {
    return held.keySet();
  }

  /** When the first of them is to go. */
  Optional<Instant> end() {
    return held.values().stream().min(Comparator.naturalOrder());
  }
}
