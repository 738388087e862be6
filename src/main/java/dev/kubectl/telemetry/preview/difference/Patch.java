package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does to a tree what a {@link Delta} says. */
public final class Patch {
  private Patch() {}

  /**
   * The new tree; nothing when it is removed.
   *
   * @param before the tree that the delta was found for
   */
  public static Optional<Tree> apply(Tree before, Delta delta) {
    return switch (delta) {
      case Delta.Added(Tree after) -> Optional.of(after);
      case Delta.Replaced(Tree _, Tree after) -> Optional.of(after);
      case Delta.Respelled(Tree _, Tree after) -> Optional.of(after);
      case Delta.Removed _ -> Optional.empty();
      case Delta.Fields fields -> Optional.of(fields((Tree.Mapping) before, fields));
      case Delta.Items items -> Optional.of(items(((Tree.Sequence) before).items(), items));
    };
  }

  private static Tree fields(Tree.Mapping before, Delta.Fields delta) {
    Tree.Mapping result = before;
    for (Delta.Field field : delta.fields()) {
      Tree old = before.get(field.key());
      Optional<Tree> now = apply(old == null ? Tree.NULL : old, field.delta());
      result = now.isPresent() ? result.with(field.key(), now.get()) : result.without(field.key());
    }
    return result;
  }

  private static Tree items(List<Tree> before, Delta.Items delta) {
    Tree[] result = new Tree[delta.size()];
    Set<Integer> told = new HashSet<>();
    for (Delta.Item item : delta.items()) {
      if (item.from() >= 0) {
        told.add(item.from());
      }
      if (item.to() >= 0) {
        Tree old = item.from() < 0 ? Tree.NULL : before.get(item.from());
        result[item.to()] = item.delta() == null ? old : apply(old, item.delta()).orElse(Tree.NULL);
      }
    }
    int from = 0;
    List<Tree> items = new ArrayList<>(result.length);
    for (Tree item : result) {
      if (item != null) {
        items.add(item);
      } else {
        while (told.contains(from)) {
          from++;
        }
        items.add(before.get(from++));
      }
    }
    return Tree.sequence(items);
  }
}
