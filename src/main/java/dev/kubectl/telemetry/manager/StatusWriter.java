package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes status where it differs, and nothing else. A patch carries the version of the object that
 * it was made from: if somebody was faster the server refuses, and the next pass sees what they
 * did.
 */
final class StatusWriter {
  private final KubernetesApi api;
  private final KubernetesApi.Writing writing;

  StatusWriter(KubernetesApi api, KubernetesApi.Writing writing) {
    this.api = api;
    this.writing = writing;
  }

  /** The write that a pipeline's status needs; empty when it is as it should be. */
  Optional<Supplier<Tree.Mapping>> due(PipelineStatuses.Wanted wanted, Instant now) {
    StatusConditions before = StatusConditions.of(wanted.object());
    StatusConditions after =
        before.with(wanted.conditions(), wanted.pipeline().metadata().generation(), now);
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(
            () -> patch(wanted.object(), Tree.mapping().put("conditions", after.toTree()).build()));
  }

  /** Likewise for the module's resource. */
  Optional<Tree.Mapping> write(Tree.Mapping telemetry, Tree.Mapping status) {
    Tree.Mapping before = ObjectView.of(telemetry).at("status").tree();
    if (status.equals(before)) {
      return Optional.empty();
    }
    Tree.Mapping patch = status;
    for (String key : before.entries().keySet()) {
      if (status.get(key) == null) {
        patch = patch.with(key, Tree.NULL);
      }
    }
    return Optional.of(patch(telemetry, withRemovals(before, patch)));
  }

  /** A merge patch removes only what it names. */
  private static Tree.Mapping withRemovals(Tree.Mapping before, Tree.Mapping patch) {
    Tree.Mapping endpoints = ObjectView.of(patch).at("endpoints").tree();
    Tree.Mapping removed = endpoints;
    for (String key : ObjectView.of(before).at("endpoints").tree().entries().keySet()) {
      if (endpoints.get(key) == null) {
        removed = removed.with(key, Tree.NULL);
      }
    }
    return endpoints.isEmpty() ? patch : patch.with("endpoints", removed);
  }

  private Tree.Mapping patch(Tree.Mapping object, Tree.Mapping status) {
    return api.patch(
        ObjectKey.of(object),
        "status",
        Tree.mapping()
            .put(
                "metadata",
                Tree.mapping().put("resourceVersion", ObjectView.of(object).resourceVersion()))
            .put("status", status)
            .build(),
        writing);
  }

  /** Adds or removes the finalizer that keeps the module's resource while there are pipelines. */
  Optional<Tree.Mapping> finalizer(Tree.Mapping telemetry, boolean wanted) {
    ObjectView module = ObjectView.of(telemetry);
    List<Tree> finalizers = new ArrayList<>();
    if (module.at("metadata").tree().get("finalizers") instanceof Tree.Sequence sequence) {
      finalizers.addAll(sequence.items());
    }
    Tree ours = Tree.of(TelemetryStatus.FINALIZER);
    if (finalizers.contains(ours) == wanted) {
      return Optional.empty();
    }
    if (wanted) {
      finalizers.add(ours);
    } else {
      finalizers.remove(ours);
    }
    return Optional.of(
        api.patch(
            ObjectKey.of(telemetry),
            null,
            Tree.mapping()
                .put(
                    "metadata",
                    Tree.mapping()
                        .put("resourceVersion", module.resourceVersion())
                        .put("finalizers", Tree.sequence(finalizers)))
                .build(),
            writing));
  }
}
