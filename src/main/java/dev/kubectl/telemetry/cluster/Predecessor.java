package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another manager has written of an object that is ours now. It wrote whole objects, so the
 * server counts every field as its own and would keep those for ever that nobody plans any more:
 * the credentials of a pipeline that is gone, for example. Its fields become ours; applying then
 * removes what is not wanted, as client-go's {@code csaupgrade} does it for kubectl.
 *
 * <p>A manager is whoever labelled the object as its own, unless it is a person with kubectl.
 */
final class Predecessor {
  private static final String PERSON = "kubectl";
  private static final String MANAGED_BY = "f:app.kubernetes.io/managed-by";

  private Predecessor() {}

  /** Whether there are fields to take over. */
  static boolean exists(Tree.Mapping live, String fieldManager) {
    return entries(live).stream().anyMatch(entry -> isOne(live, entry, fieldManager));
  }

  /** The entries of {@code managedFields} as they have to be; empty when they are. */
  static Optional<Tree.Sequence> inherited(Tree.Mapping live, String fieldManager) {
    if (!exists(live, fieldManager)) {
      return Optional.empty();
    }
    List<Tree> others = new ArrayList<>();
    Tree.Mapping ours = null;
    for (ObjectView entry : entries(live)) {
      if (isOne(live, entry, fieldManager) || isOurs(entry, fieldManager)) {
        ours = ours == null ? entry.tree() : together(ours, entry);
      } else {
        others.add(entry.tree());
      }
    }
    if (ours != null) {
      others.add(ours.with("manager", Tree.of(fieldManager)).with("operation", Tree.of("Apply")));
    }
    return Optional.of(Tree.sequence(others));
  }

  private static List<ObjectView> entries(Tree.Mapping live) {
    return ObjectView.of(live).at("metadata").items("managedFields");
  }

  private static boolean isOurs(ObjectView entry, String fieldManager) {
    return entry.text("manager").equals(fieldManager)
        && entry.text("operation").equals("Apply")
        && entry.text("subresource").isEmpty();
  }

  private static boolean isOne(Tree.Mapping live, ObjectView entry, String fieldManager) {
    return entry.text("operation").equals("Update")
        && entry.text("subresource").isEmpty()
        && entry.text("apiVersion").equals(ObjectView.of(live).text("apiVersion"))
        && !entry.text("manager").equals(fieldManager)
        && !entry.text("manager").startsWith(PERSON)
        && entry.at("fieldsV1", "f:metadata", "f:labels").has(MANAGED_BY);
  }

  private static Tree.Mapping together(Tree.Mapping one, ObjectView other) {
    return one.with(
        "fieldsV1", union(ObjectView.of(one).at("fieldsV1").tree(), other.at("fieldsV1").tree()));
  }

  private static Tree.Mapping union(Tree.Mapping one, Tree.Mapping other) {
    Tree.Mapping union = one;
    for (Map.Entry<String, Tree> entry : other.entries().entrySet()) {
      union =
          union.with(
              entry.getKey(),
              union.get(entry.getKey()) instanceof Tree.Mapping there
                      && entry.getValue() instanceof Tree.Mapping more
                  ? union(there, more)
                  : entry.getValue());
    }
    return union;
  }
}
