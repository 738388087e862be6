package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the {@link Delta} between two trees. */
public final class Difference {
  private Difference() {}

  /**
   * Nothing when the two are equal as data.
   *
   * @param before null when it is not there
   * @param after likewise
   */
  public static Optional<Delta> between(@Nullable Tree before, @Nullable Tree after) {
    if (before == null) {
      return Optional.ofNullable(after).map(Delta.Added::new);
    }
    return after == null
        ? Optional.of(new Delta.Removed(before))
        : Optional.ofNullable(of(FieldMeaning.NONE, before, after));
  }

  private static @Nullable Delta of(FieldMeaning meaning, Tree before, Tree after) {
    if (before instanceof Tree.Mapping old && after instanceof Tree.Mapping now) {
      return fields(meaning, old, now);
    }
    if (before instanceof Tree.Sequence old && after instanceof Tree.Sequence now) {
      return items(meaning, old.items(), now.items());
    }
    if (before.equals(after)) {
      return null;
    }
    return meaning.sameAmount(before, after)
        ? new Delta.Respelled(before, after)
        : new Delta.Replaced(before, after);
  }

  private static @Nullable Delta fields(
      FieldMeaning meaning, Tree.Mapping before, Tree.Mapping after) {
    List<Delta.Field> fields = new ArrayList<>();
    for (Map.Entry<String, Tree> old : before.entries().entrySet()) {
      String key = old.getKey();
      Tree now = after.get(key);
      Delta delta =
          now == null
              ? new Delta.Removed(old.getValue())
              : of(meaning.below(key), old.getValue(), now);
      if (delta != null) {
        fields.add(new Delta.Field(key, delta));
      }
    }
    after
        .entries()
        .forEach((key, value) -> {
          if (before.get(key) == null) {
            fields.add(new Delta.Field(key, new Delta.Added(value)));
          }
        });
    return fields.isEmpty() ? null : new Delta.Fields(fields);
  }

  private static @Nullable Delta items(FieldMeaning meaning, List<Tree> before, List<Tree> after) {
    if (before.equals(after)) {
      return null;
    }
    ItemNames names = ItemNames.of(before, after);
    int[] origins = names == null ? pairedByLikeness(before, after) : names.origins();
    boolean[] moved = Alignment.moved(origins);
    List<Delta.Item> items = new ArrayList<>();
    boolean[] used = new boolean[before.size()];
    for (int origin : origins) {
      if (origin >= 0) {
        used[origin] = true;
      }
    }
    int[] ends = ends(origins, moved, before.size());
    int next = 0;
    for (int to = 0; to < after.size(); to++) {
      int from = origins[to];
      next = removedBefore(ends[to], next, before, used, names, items);
      Tree item = after.get(to);
      Delta delta = from < 0 ? new Delta.Added(item) : of(meaning, before.get(from), item);
      if (delta != null || moved[to]) {
        items.add(new Delta.Item(from, to, moved[to], name(names, item), delta, item));
      }
    }
    removedBefore(before.size(), next, before, used, names, items);
    return items.isEmpty() ? null : new Delta.Items(after.size(), items);
  }

  /**
   * For each new position, the old position of the next item that keeps its place: what is gone up
   * to there is told first, as readers of differences are used to.
   */
  private static int[] ends(int[] origins, boolean[] moved, int oldSize) {
    int[] ends = new int[origins.length];
    int end = oldSize;
    for (int to = origins.length - 1; to >= 0; to--) {
      if (origins[to] >= 0 && !moved[to]) {
        end = origins[to];
      }
      ends[to] = end;
    }
    return ends;
  }

  /** Tells of items that are gone at the place where they stood. */
  private static int removedBefore(
      int end,
      int start,
      List<Tree> before,
      boolean[] used,
      @Nullable ItemNames names,
      List<Delta.Item> items) {
    for (int from = start; from < end; from++) {
      if (!used[from]) {
        Tree item = before.get(from);
        items.add(
            new Delta.Item(from, -1, false, name(names, item), new Delta.Removed(item), item));
      }
    }
    return Math.max(start, end);
  }

  private static @Nullable String name(@Nullable ItemNames names, Tree item) {
    return names == null ? null : names.name(item);
  }

  private static int[] pairedByLikeness(List<Tree> before, List<Tree> after) {
    int[] origins = Alignment.origins(before, after);
    return Alignment.withPairs(
        origins, before.size(), (from, to) -> Likeness.alike(before.get(from), after.get(to)));
  }
}
