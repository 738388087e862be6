package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.cluster.ItemKey;
import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote which field of a live object, as {@code metadata.managedFields} has it: what a
 * generator wrote is what it generated, what anybody else wrote is an edit.
 *
 * @param edits entries of those who are no generator
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">server-side
 *     apply</a>
 */
record FieldManagers(List<Tree.Mapping> edits) {
  private static final String PERSON = "kubectl";
  private static final String MANAGED_BY = "f:app.kubernetes.io/managed-by";

  /**
   * Of one object.
   *
   * @param known generators; besides, whoever labelled the object as its own is one, unless it is a
   *     kubectl
   */
  static FieldManagers of(Tree.Mapping live, List<String> known) {
    List<Tree.Mapping> edits = new ArrayList<>();
    for (Tree entry : TreeFields.items(live, "metadata", "managedFields")) {
      String manager = TreeFields.text(entry, "manager");
      boolean labels =
          TreeFields.at(entry, "fieldsV1", "f:metadata", "f:labels", MANAGED_BY) != null;
      boolean generator = known.contains(manager) || (labels && !manager.startsWith(PERSON));
      if (entry instanceof Tree.Mapping mapping
          && !TreeFields.text(entry, "subresource").equals("status")
          && !generator) {
        edits.add(mapping);
      }
    }
    return new FieldManagers(List.copyOf(edits));
  }

  /** Who edited, and when, such as {@code kubectl-edit (2026-04-01T12:00:00Z)}. */
  Set<String> editors() {
    Set<String> editors = new LinkedHashSet<>();
    for (Tree.Mapping edit : edits) {
      String time = TreeFields.text(edit, "time");
      editors.add(TreeFields.text(edit, "manager") + (time.isEmpty() ? "" : " (" + time + ")"));
    }
    return editors;
  }

  /** The live object with every edited field as it is generated. */
  Tree.Mapping undone(Tree.Mapping live, Tree.Mapping generated) {
    Tree.Mapping undone = live;
    for (Tree.Mapping edit : edits) {
      if (edit.get("fieldsV1") instanceof Tree.Mapping fields) {
        undone = mapping(undone, generated, fields);
      }
    }
    return undone;
  }

  private static Tree.Mapping mapping(
      Tree.Mapping live, Tree.@Nullable Mapping generated, Tree.Mapping fields) {
    Tree.Mapping undone = live;
    for (Map.Entry<String, Tree> field : fields.entries().entrySet()) {
      if (!field.getKey().startsWith("f:")) {
        continue;
      }
      String key = field.getKey().substring(2);
      Tree now = live.get(key);
      Tree wanted = generated == null ? null : generated.get(key);
      Tree before = now == null ? null : value(now, wanted, field.getValue());
      if (now != null) {
        undone = before == null ? undone.without(key) : undone.with(key, before);
      }
    }
    return undone;
  }

  private static @Nullable Tree value(Tree live, @Nullable Tree generated, Tree owned) {
    if (owned instanceof Tree.Mapping fields && hasParts(fields)) {
      if (live instanceof Tree.Mapping mapping) {
        return mapping(mapping, generated instanceof Tree.Mapping other ? other : null, fields);
      }
      if (live instanceof Tree.Sequence sequence) {
        return items(sequence, generated instanceof Tree.Sequence other ? other : null, fields);
      }
    }
    return generated;
  }

  private static boolean hasParts(Tree.Mapping fields) {
    return fields.entries().keySet().stream().anyMatch(key -> !key.equals("."));
  }

  /** An item that only an editor knows goes; of one that is generated the edited fields do. */
  private static Tree items(
      Tree.Sequence live, Tree.@Nullable Sequence generated, Tree.Mapping fields) {
    List<Tree> undone = new ArrayList<>();
    for (Tree item : live.items()) {
      Map.Entry<String, Tree> owned =
          fields.entries().entrySet().stream()
              .filter(entry -> ItemKey.matches(entry.getKey(), item))
              .findFirst()
              .orElse(null);
      if (owned == null) {
        undone.add(item);
        continue;
      }
      Tree wanted =
          generated == null
              ? null
              : generated.items().stream()
                  .filter(other -> ItemKey.matches(owned.getKey(), other))
                  .findFirst()
                  .orElse(null);
      Tree before = wanted == null ? null : value(item, wanted, owned.getValue());
      if (before != null) {
        undone.add(before);
      }
    }
    return Tree.sequence(undone);
  }
}
