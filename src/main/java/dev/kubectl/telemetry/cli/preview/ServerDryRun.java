package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.PipelineDecoder;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API server what it would make of objects, by server-side apply as a dry run: it admits,
 * fills in defaults, names conflicts with other field managers, and keeps nothing.
 *
 * <p>The right to apply is needed for that. Without it this says so, with the rule, and everything
 * stays as we have worked it out ourselves.
 */
final class ServerDryRun {
  private final LiveCluster cluster;
  private final KubernetesApi.Writing user;
  private final KubernetesApi.Writing manager;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ServerDryRun(LiveCluster cluster, String fieldManager, String generator) {
    this.cluster = cluster;
    this.user = new KubernetesApi.Writing(fieldManager, true);
    this.manager = new KubernetesApi.Writing(generator, true);
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The state with what the server makes of the pipelines of the files. */
  ObservedState pipelines(ObservedState before, ObservedState after, List<MetricPipeline> files) {
    Map<String, MetricPipeline> answered = new HashMap<>();
    after.pipelines().forEach(pipeline -> answered.put(pipeline.name(), pipeline));
    Map<String, MetricPipeline> live = new HashMap<>();
    before.pipelines().forEach(pipeline -> live.put(pipeline.name(), pipeline));
    for (MetricPipeline file : files) {
      try {
        Tree.Mapping answer = apply(sendable(PipelineEncoder.tree(file)), user);
        answered.put(file.name(), laidInto(answered.get(file.name()), answer));
      } catch (ApiFailure e) {
        if (isLackOfRights(e)) {
          notes.add(
              "--ssa: the API server was not asked about the pipelines, because that needs the"
                  + " right to apply them: "
                  + rule(e));
          return after;
        }
        if (isUnable(e)) {
          notes.add("--ssa: " + MetricPipeline.KIND + " " + file.name() + ": " + e.answer());
        } else if (isRefusal(e)) {
          refusals.add(new Refusal(file.name(), "the API server", e.answer()));
          answered.computeIfPresent(file.name(), (name, any) -> live.get(name));
        } else {
          throw cluster.failure(e);
        }
      }
    }
    return after.with(
        after.pipelines().stream()
            .map(MetricPipeline::name)
            .filter(answered::containsKey)
            .map(name -> Objects.requireNonNull(answered.get(name)))
            .toList());
  }

  /** The generated objects that change; the first lack of rights ends it. */
  void objects(DesiredState desired, Set<ObjectKey> changed) {
    for (DesiredState.PlannedComponent component : desired.components()) {
      for (Tree.Mapping object : component.objects()) {
        ObjectKey key = ObjectKey.of(object);
        if (!changed.contains(key)) {
          continue;
        }
        try {
          apply(sendable(object), manager);
        } catch (ApiFailure e) {
          if (isLackOfRights(e)) {
            notes.add(
                "--ssa: the API server was not asked about all generated objects, because that"
                    + " needs the right to apply them: "
                    + rule(e));
            return;
          }
          if (!isRefusal(e) && !isUnable(e)) {
            throw cluster.failure(e);
          }
          notes.add("--ssa: the API server refuses " + key + ": " + answer(e));
        }
      }
    }
  }

  /** Asks first and forces then, so that whoever would lose a field is named. */
  private Tree.Mapping apply(Tree.Mapping object, KubernetesApi.Writing writing) {
    try {
      return cluster.api().apply(object, writing, false);
    } catch (ApiFailure e) {
      if (!e.isConflict() || e.causes().isEmpty()) {
        throw e;
      }
      ObjectKey key = ObjectKey.of(object);
      for (String conflict : e.causes()) {
        notes.add("--ssa: " + key + ": " + conflict + "; a forced apply takes the field");
      }
      return cluster.api().apply(object, writing, true);
    }
  }

  private static Tree.Mapping sendable(Tree.Mapping object) {
    Tree.Mapping metadata =
        ObjectView.of(object)
            .at("metadata")
            .tree()
            .without("uid")
            .without("resourceVersion")
            .without("creationTimestamp")
            .without("generation")
            .without("managedFields");
    Tree.Mapping sent = object.without("status");
    return sent.with(
        "metadata",
        ObjectKey.of(object).namespace() == null ? metadata.without("namespace") : metadata);
  }

  /** What the server made of the spec; the rest of its answer is of a moment that never comes. */
  private static MetricPipeline laidInto(@Nullable MetricPipeline ours, Tree.Mapping answer) {
    MetricPipeline theirs = PipelineDecoder.v1beta1(answer);
    return ours == null
        ? theirs
        : new MetricPipeline(ours.metadata(), theirs.spec(), ours.status());
  }

  private static boolean isLackOfRights(ApiFailure e) {
    return e.status() == 401
        || (e.status() == 403 && e.answer().contains(" cannot ") && !isWebhook(e));
  }

  private static boolean isWebhook(ApiFailure e) {
    return e.answer().contains("admission webhook");
  }

  /** The server could not say: a webhook that knows no dry run, or does not answer. */
  private static boolean isUnable(ApiFailure e) {
    return e.answer().contains("does not support dry run")
        || e.answer().contains("failed calling webhook")
        || e.answer().contains("failed to call webhook");
  }

  private static boolean isRefusal(ApiFailure e) {
    return e.status() >= 400 && e.status() < 500 && e.status() != 429;
  }

  /** What the server says of a Secret is not known. */
  private static String answer(ApiFailure e) {
    return e.answer().isEmpty() ? e.reason() : e.answer();
  }

  private String rule(ApiFailure e) {
    String hint = cluster.failure(e).hint();
    return hint == null ? "patch" : hint.replaceAll("\\s+", " ");
  }
}
