package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How long gateway and agent outlive the last pipeline that could run (G40): a Secret that is
 * deleted and made anew must not cost the applications their endpoint.
 *
 * <p>When the last one stopped is read from the status of the pipelines, so that a restart does not
 * start the time anew.
 */
final class Grace {
  private Grace() {}

  /** Until when the two stay though nothing was planned for them; empty: they do not. */
  static Optional<Instant> until(
      ClusterSnapshot snapshot, DesiredState desired, ManagerSettings settings, Instant now) {
    boolean running =
        snapshot
            .object(
                ResourceType.DEPLOYMENT.key(
                    settings.options().targetNamespace(), Component.GATEWAY.baseName()))
            .isPresent();
    Duration grace = settings.mode() == Mode.SHADOW ? Duration.ZERO : settings.grace();
    if (!running
        || desired.component(Component.GATEWAY).isPresent()
        || desired.verdicts().isEmpty()
        || grace.isZero()) {
      return Optional.empty();
    }
    return snapshot.pipelineObjects().stream()
        .filter(pipeline -> !ObjectView.of(pipeline).at("metadata").has("deletionTimestamp"))
        .map(pipeline -> rejectedSince(pipeline, now))
        .max(Comparator.naturalOrder())
        .map(since -> since.plus(grace))
        .filter(until -> until.isAfter(now));
  }

  private static Instant rejectedSince(Tree.Mapping pipeline, Instant now) {
    return StatusConditions.of(pipeline)
        .find(Condition.CONFIGURATION_GENERATED)
        .filter(condition -> condition.text("status").equals("False"))
        .flatMap(condition -> condition.time("lastTransitionTime"))
        .orElse(now);
  }
}
