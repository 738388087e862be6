package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.preview.ComponentChange;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Sensitive;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.effect.Rollout;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The preview as data for programs, {@code cli.kubectl-telemetry.dev/v1} {@code Preview}. Its
 * schema is {@link PreviewSchema}; fields are only ever added to this version.
 */
final class DataForm {
  static final String API_VERSION = "cli.kubectl-telemetry.dev/v1";
  static final String KIND = "Preview";

  private DataForm() {}

  static Tree.Mapping tree(Preview preview, Policy policy) {
    return Tree.mapping()
        .put("apiVersion", API_VERSION)
        .put("kind", KIND)
        .put("before", preview.before().label())
        .put("after", preview.after().label())
        .put("changes", preview.changesAnything())
        .put("denied", !policy.those(preview.effects(), Policy.Level.DENY).isEmpty())
        .put("resources", objects(preview.resources()))
        .put("components", components(preview.components()))
        .put("objects", objects(preview.objects()))
        .put("rollouts", Tree.sequence(preview.rollouts().stream().map(DataForm::rollout).toList()))
        .put(
            "effects",
            Tree.sequence(preview.effects().stream().map(e -> effect(e, policy)).toList()))
        .put("impact", Tree.sequence(preview.impact().stream().map(DataForm::impact).toList()))
        .put("drift", objects(preview.drift()))
        .put("generatorDifference", objects(preview.generatorDifference()))
        .put("noise", preview.noise())
        .put("notes", Tree.texts(preview.notes()))
        .build();
  }

  private static Tree.Sequence objects(List<ObjectChange> changes) {
    return Tree.sequence(
        changes.stream()
            .map(change ->
                key(change.key())
                    .put("action", change.action().word())
                    .put("changes", changes(change.delta()))
                    .build())
            .toList());
  }

  private static Tree.Builder key(ObjectKey key) {
    return Tree.mapping()
        .put("apiVersion", key.apiVersion())
        .put("kind", key.kind())
        .putIfPresent("namespace", key.namespace())
        .put("name", key.name());
  }

  private static Tree.Sequence components(List<ComponentChange> changes) {
    return Tree.sequence(
        changes.stream()
            .map(change ->
                Tree.mapping()
                    .put("component", Words.component(change.component()))
                    .put("action", change.action().word())
                    .put("changes", changes(change.delta()))
                    .build())
            .toList());
  }

  private static Tree rollout(Rollout rollout) {
    Tree.Builder tree =
        Tree.mapping()
            .put("component", Words.component(rollout.component()))
            .put("workload", key(rollout.workload()))
            .put("kind", rollout.kind().word());
    number(tree, "podsBefore", rollout.podsBefore());
    number(tree, "podsAfter", rollout.podsAfter());
    tree.put("maxSurge", rollout.surge()).put("maxUnavailable", rollout.unavailable());
    if (rollout.estimate() != null) {
      tree.put("estimatedSeconds", rollout.estimate().toSeconds());
    }
    return tree.put("causes", Tree.texts(rollout.causes())).build();
  }

  private static void number(Tree.Builder tree, String key, @Nullable Integer number) {
    if (number != null) {
      tree.put(key, number);
    }
  }

  private static Tree effect(Effect effect, Policy policy) {
    return Tree.mapping()
        .put("kind", effect.kind().word())
        .put("weight", effect.weight().word())
        .put("subject", effect.subject())
        .put("text", effect.text())
        .put("reason", effect.reason())
        .put("policy", policy.level(effect).word())
        .build();
  }

  private static Tree impact(Impact impact) {
    return Tree.mapping()
        .put("pipeline", impact.pipeline())
        .put("state", impact.state().word())
        .put("reasons", Tree.texts(impact.reasons()))
        .build();
  }

  /** The difference as a list: what happens, where, and the values that are not secret. */
  private static Tree.Sequence changes(Delta delta) {
    List<Tree> changes = new ArrayList<>();
    collect(List.of(), delta, changes);
    return Tree.sequence(changes);
  }

  private static void collect(List<Tree> path, Delta delta, List<Tree> into) {
    switch (delta) {
      case Delta.Added(Tree after) -> into.add(change("add", path, null, after));
      case Delta.Removed(Tree before) -> into.add(change("remove", path, before, null));
      case Delta.Replaced(Tree before, Tree after) ->
          into.add(change("replace", path, before, after));
      case Delta.Respelled(Tree before, Tree after) ->
          into.add(change("replace", path, before, after));
      case Delta.Fields(List<Delta.Field> fields) ->
          fields.forEach(field -> collect(longer(path, Tree.of(field.key())), field.delta(), into));
      case Delta.Items(int _, List<Delta.Item> items) ->
          items.forEach(item -> item(path, item, into));
    }
  }

  private static void item(List<Tree> path, Delta.Item item, List<Tree> into) {
    List<Tree> place = longer(path, Tree.of(item.to() >= 0 ? item.to() : item.from()));
    if (item.moved()) {
      into.add(change("move", place, null, null).with("from", Tree.of(item.from())));
    }
    if (item.delta() != null) {
      collect(place, item.delta(), into);
    }
  }

  private static Tree.Mapping change(
      String operation, List<Tree> path, @Nullable Tree before, @Nullable Tree after) {
    Tree.Builder change =
        Tree.mapping().put("operation", operation).put("path", Tree.sequence(path));
    if (before != null) {
      change.put("before", Sensitive.shown(before));
    }
    if (after != null) {
      change.put("after", Sensitive.shown(after));
    }
    return change.build();
  }

  private static List<Tree> longer(List<Tree> path, Tree step) {
    List<Tree> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
