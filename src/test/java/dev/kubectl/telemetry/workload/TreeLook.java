package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Looks into built objects. */
final class TreeLook {
  private TreeLook() {}

  /** The only object of a kind with this name. */
  static Tree.Mapping object(List<Tree.Mapping> objects, String kind, String name) {
    List<Tree.Mapping> found =
        objects.stream()
            .filter(object -> ObjectKey.of(object).kind().equals(kind))
            .filter(object -> ObjectKey.of(object).name().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new NoSuchElementException(found.size() + " objects " + kind + " " + name);
    }
    return found.getFirst();
  }

  /** The tree at the end of a way of keys and positions, or null. */
  static @Nullable Tree at(Tree tree, Object... way) {
    Tree here = tree;
    for (Object step : way) {
      Tree next =
          switch (here) {
            case Tree.Mapping mapping -> mapping.get(String.valueOf(step));
            case Tree.Sequence sequence -> sequence.items().get((Integer) step);
            case Tree.Scalar _ -> null;
          };
      if (next == null) {
        return null;
      }
      here = next;
    }
    return here;
  }

  static Tree.Mapping mappingAt(Tree tree, Object... way) {
    if (at(tree, way) instanceof Tree.Mapping mapping) {
      return mapping;
    }
    throw new NoSuchElementException("no mapping at " + List.of(way));
  }

  static List<Tree> itemsAt(Tree tree, Object... way) {
    if (at(tree, way) instanceof Tree.Sequence sequence) {
      return sequence.items();
    }
    throw new NoSuchElementException("no sequence at " + List.of(way));
  }

  /** A leaf as text. */
  static String textAt(Tree tree, Object... way) {
    return String.valueOf(at(tree, way));
  }
}
