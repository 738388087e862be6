package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the objects in a cluster differ from what would be generated from the cluster's own
 * pipelines. None of it is the user's change: either somebody edited an object by hand, or another
 * generator wrote it.
 */
record Drift(List<ObjectChange> byHand, List<ObjectChange> byGenerator) {
  private static final Drift NONE = new Drift(List.of(), List.of());

  static Drift of(
      Surroundings surroundings, DesiredState desired, GeneratedTrees generated, Changes changes) {
    List<Tree.Mapping> live = surroundings.liveObjects();
    if (live == null) {
      return NONE;
    }
    Map<ObjectKey, Tree.Mapping> wanted = generated.objects(desired);
    Map<ObjectKey, Tree.Mapping> there = new LinkedHashMap<>();
    Map<ObjectKey, Tree.Mapping> whole = new LinkedHashMap<>();
    live.forEach(object -> whole.put(LiveObject.key(object), object));
    Map<ObjectKey, Tree.Mapping> comparable = new LinkedHashMap<>();
    wanted.forEach((key, object) -> {
      Tree.Mapping found = whole.get(key);
      if (found != null) {
        boolean elsewhere = isSummary(object);
        LiveObject reduced = LiveObject.reduced(generated.shown(found, elsewhere), object);
        changes.addNoise(reduced.leftOut());
        there.put(key, reduced.tree());
      }
      comparable.put(key, object);
    });
    List<ObjectChange> byHand = new ArrayList<>();
    List<ObjectChange> byGenerator = new ArrayList<>();
    // Told as what happened to the cluster: generated before, edited after.
    for (ObjectChange change : new Changes().objects(comparable, there)) {
      Tree.Mapping object = whole.get(change.key());
      boolean edited = object == null || isEdited(object, surroundings.managers());
      (edited ? byHand : byGenerator).add(change);
    }
    return new Drift(byHand, byGenerator);
  }

  private static boolean isSummary(Tree.Mapping object) {
    return TreeFields.entries(object, "data").values().stream()
        .anyMatch(value -> TreeFields.text(value).contains("(digest:"));
  }

  /** Whether anybody but a manager wrote a part of the object, apart from its status. */
  private static boolean isEdited(Tree.Mapping object, List<String> managers) {
    return TreeFields.items(object, "metadata", "managedFields").stream()
        .filter(entry -> TreeFields.text(entry, "subresource").isEmpty())
        .map(entry -> TreeFields.text(entry, "manager"))
        .anyMatch(manager -> !managers.contains(manager));
  }
}
