package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looking into a tree along keys; what is not there, or of another shape, is empty. */
public final class TreeFields {
  private TreeFields() {}

  public static @Nullable Tree at(@Nullable Tree tree, String... keys) {
    Tree place = tree;
    for (String key : keys) {
      place = place instanceof Tree.Mapping mapping ? mapping.get(key) : null;
    }
    return place;
  }

  /** The entries of a mapping. */
  public static Map<String, Tree> entries(@Nullable Tree tree, String... keys) {
    return at(tree, keys) instanceof Tree.Mapping mapping ? mapping.entries() : Map.of();
  }

  /** The items of a sequence. */
  public static List<Tree> items(@Nullable Tree tree, String... keys) {
    return at(tree, keys) instanceof Tree.Sequence sequence ? sequence.items() : List.of();
  }

  /** A leaf as text. */
  public static String text(@Nullable Tree tree, String... keys) {
    return at(tree, keys) instanceof Tree.Scalar scalar && scalar.value() != null
        ? scalar.toString()
        : "";
  }
}
