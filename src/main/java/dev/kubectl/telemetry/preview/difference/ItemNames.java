package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the items of a list where each of them has one and no two have the same. */
final class ItemNames {
  /** Fields that name an item, the first that fits all items counts. */
  private static final List<String> KEYS =
      List.of("name", "uid", "job_name", "tag_name", "mountPath", "key", "containerName");

  private final String key;
  private final int[] origins;

  private ItemNames(String key, int[] origins) {
    this.key = key;
    this.origins = origins;
  }

  /** Null where the items have no names. */
  static @Nullable ItemNames of(List<Tree> before, List<Tree> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return null;
    }
    for (String key : KEYS) {
      if (allNamed(key, before) && allNamed(key, after)) {
        return new ItemNames(key, origins(key, before, after));
      }
    }
    return null;
  }

  private static boolean allNamed(String key, List<Tree> items) {
    Set<String> names = new HashSet<>();
    for (Tree item : items) {
      String name = name(key, item);
      if (name == null || !names.add(name)) {
        return false;
      }
    }
    return true;
  }

  private static int[] origins(String key, List<Tree> before, List<Tree> after) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      places.put(String.valueOf(name(key, before.get(i))), i);
    }
    int[] origins = new int[after.size()];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = places.getOrDefault(String.valueOf(name(key, after.get(i))), -1);
    }
    return origins;
  }

  private static @Nullable String name(String key, Tree item) {
    return item instanceof Tree.Mapping mapping
            && mapping.get(key) instanceof Tree.Scalar scalar
            && scalar.value() instanceof String name
        ? name
        : null;
  }

  /** The old position of each new item, or -1. */
  int[] origins() {
    return origins;
  }

  @Nullable String name(Tree item) {
    return name(key, item);
  }
}
