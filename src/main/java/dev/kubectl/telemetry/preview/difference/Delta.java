package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be done to one tree to get another; {@link Patch} does it. */
public sealed interface Delta {
  /** Something is there that was not. */
  record Added(Tree after) implements Delta {}

  /** Something is gone. */
  record Removed(Tree before) implements Delta {}

  /** Something else is there. */
  record Replaced(Tree before, Tree after) implements Delta {}

  /** The same amount in another spelling, such as {@code 60s} and {@code 1m}: noise to a reader. */
  record Respelled(Tree before, Tree after) implements Delta {}

  /** Some keys of a mapping differ: the old keys in their order, then those that are added. */
  record Fields(List<Field> fields) implements Delta {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** What happens under one key. */
  record Field(String key, Delta delta) {}

  /**
   * Some items of a sequence differ. Items that stay and keep their order are not in the list.
   *
   * @param size how many items there are afterwards
   * @param items in the order in which a reader meets them
   */
  record Items(int size, List<Item> items) implements Delta {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * What happens to one item.
   *
   * @param from its old position, or -1
   * @param to its new position, or -1
   * @param moved whether it passes items that stay
   * @param name what it is called where all items of the list have a name of their own
   * @param delta what happens to it; null when it only moves
   * @param item the item as it is afterwards, or as it was when it is removed
   */
  record Item(
      int from, int to, boolean moved, @Nullable String name, @Nullable Delta delta, Tree item) {}
}
