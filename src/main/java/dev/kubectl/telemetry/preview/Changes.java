package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.difference.Difference;
import dev.kubectl.telemetry.preview.difference.Pruning;
import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares trees object by object, and counts what is left out of what it returns. */
final class Changes {
  /** Nothing but noise, such as the checksum in a pod template. */
  private static final Delta NOTHING_TO_SHOW = new Delta.Fields(List.of());

  private int noise;

  int noise() {
    return noise;
  }

  void addNoise(int more) {
    noise += more;
  }

  /** By key: those of the new state in its order, then those that are gone. */
  List<ObjectChange> objects(
      Map<ObjectKey, Tree.Mapping> before, Map<ObjectKey, Tree.Mapping> after) {
    List<ObjectChange> changes = new ArrayList<>();
    after.forEach((key, object) -> change(key, before.get(key), object).ifPresent(changes::add));
    before.forEach((key, object) -> {
      if (!after.containsKey(key)) {
        change(key, object, null).ifPresent(changes::add);
      }
    });
    return changes;
  }

  private Optional<ObjectChange> change(
      ObjectKey key, Tree.@Nullable Mapping before, Tree.@Nullable Mapping after) {
    Tree.Mapping old = before == null ? null : GeneratedTrees.withoutChecksum(before);
    Tree.Mapping now = after == null ? null : GeneratedTrees.withoutChecksum(after);
    Delta shown = shown(old, now);
    if (shown == null && !Objects.equals(before, after) && !sameButSpelling(before, after)) {
      shown = NOTHING_TO_SHOW;
    }
    if (before != null && after != null && !checksum(before).equals(checksum(after))) {
      noise++;
    }
    return Optional.ofNullable(shown)
        .map(delta -> new ObjectChange(key, action(old, now), delta, old, now));
  }

  private static boolean sameButSpelling(@Nullable Tree before, @Nullable Tree after) {
    return Difference.between(before, after).flatMap(Pruning::meaningful).isEmpty();
  }

  private static Tree checksum(Tree.Mapping object) {
    return TreeFields.entries(object, "spec", "template", "metadata", "annotations")
        .getOrDefault(GeneratedTrees.CHECKSUM, Tree.NULL);
  }

  private @Nullable Delta shown(@Nullable Tree before, @Nullable Tree after) {
    Delta all = Difference.between(before, after).orElse(null);
    if (all == null) {
      return null;
    }
    Delta shown = Pruning.meaningful(all).orElse(null);
    noise += Pruning.count(all) - (shown == null ? 0 : Pruning.count(shown));
    return shown;
  }

  /** A selector and the role of a binding cannot be changed. */
  private static Action action(Tree.@Nullable Mapping before, Tree.@Nullable Mapping after) {
    if (before == null) {
      return Action.ADD;
    }
    if (after == null) {
      return Action.REMOVE;
    }
    boolean fixed =
        Objects.equals(before.get("roleRef"), after.get("roleRef"))
            && (!TreeFields.text(after, "apiVersion").equals("apps/v1")
                || Objects.equals(
                    TreeFields.at(before, "spec", "selector"),
                    TreeFields.at(after, "spec", "selector")));
    return fixed ? Action.CHANGE : Action.REPLACE;
  }

  /** The configurations of the components that differ. */
  List<ComponentChange> components(
      Map<Component, Tree.Mapping> before, Map<Component, Tree.Mapping> after) {
    Map<Component, Tree.Mapping> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    List<ComponentChange> changes = new ArrayList<>();
    for (Component component : Component.values()) {
      if (all.containsKey(component)) {
        Tree.Mapping old = before.get(component);
        Tree.Mapping now = after.get(component);
        Delta delta = shown(old, now);
        if (delta != null) {
          changes.add(new ComponentChange(component, action(old, now), delta, old, now));
        }
      }
    }
    return changes;
  }
}
