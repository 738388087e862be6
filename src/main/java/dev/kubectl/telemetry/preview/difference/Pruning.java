package dev.kubectl.telemetry.preview.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves out of a difference what means nothing to a reader, and counts. */
public final class Pruning {
  private Pruning() {}

  /**
   * The difference without other spellings of the same amount and without the order of items that
   * have names; nothing when nothing is left.
   */
  public static Optional<Delta> meaningful(Delta delta) {
    return switch (delta) {
      case Delta.Respelled _ -> Optional.empty();
      case Delta.Added _, Delta.Removed _, Delta.Replaced _ -> Optional.of(delta);
      case Delta.Fields(List<Delta.Field> fields) -> {
        List<Delta.Field> left = new ArrayList<>();
        for (Delta.Field field : fields) {
          meaningful(field.delta()).ifPresent(d -> left.add(new Delta.Field(field.key(), d)));
        }
        yield left.isEmpty() ? Optional.empty() : Optional.of(new Delta.Fields(left));
      }
      case Delta.Items(int size, List<Delta.Item> items) -> {
        List<Delta.Item> left = new ArrayList<>();
        for (Delta.Item item : items) {
          Optional<Delta> rest = Optional.ofNullable(item.delta()).flatMap(Pruning::meaningful);
          boolean moved = item.moved() && item.name() == null;
          if (rest.isPresent() || moved) {
            left.add(
                new Delta.Item(
                    item.from(), item.to(), moved, item.name(), rest.orElse(null), item.item()));
          }
        }
        yield left.isEmpty() ? Optional.empty() : Optional.of(new Delta.Items(size, left));
      }
    };
  }

  /** How many places differ. */
  public static int count(Delta delta) {
    return switch (delta) {
      case Delta.Added _, Delta.Removed _, Delta.Replaced _, Delta.Respelled _ -> 1;
      case Delta.Fields(List<Delta.Field> fields) ->
          fields.stream().mapToInt(field -> count(field.delta())).sum();
      case Delta.Items(int _, List<Delta.Item> items) ->
          items.stream().mapToInt(item -> item.delta() == null ? 1 : count(item.delta())).sum();
    };
  }
}
