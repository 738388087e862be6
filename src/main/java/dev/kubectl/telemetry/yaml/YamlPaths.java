package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the path of a field to its place in the text. Paths follow the effective view, so a merged
 * field leads to where it is written.
 */
public final class YamlPaths {
  private YamlPaths() {}

  /** The value at a path. */
  public static Optional<YamlNode> at(YamlNode root, FieldPath path) {
    YamlNode node = root;
    for (FieldPath.Step step : path.steps()) {
      node = child(node, step);
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /** The key that the path ends with; none for the root, for items, and for what is not there. */
  public static Optional<Span> keySpan(YamlNode root, FieldPath path) {
    if (path.steps().isEmpty() || !(path.steps().getLast() instanceof FieldPath.Step.Key key)) {
      return Optional.empty();
    }
    return at(root, path.parent())
        .flatMap(parent ->
            parent instanceof YamlMapping mapping
                ? mapping.entry(key.name())
                : Optional.<YamlMapping.Entry>empty())
        .map(entry -> entry.key().span());
  }

  /**
   * The value at the path. When it is missing: the key of the nearest parent that is there; of an
   * item or of the document, which have no key, the first key inside.
   */
  public static Span spanOf(YamlNode root, FieldPath path) {
    return at(root, path).map(YamlNode::span).orElseGet(() -> nearest(root, path.parent()));
  }

  private static Span nearest(YamlNode root, FieldPath path) {
    FieldPath present = path;
    while (at(root, present).isEmpty()) {
      present = present.parent();
    }
    YamlNode node = at(root, present).orElse(root);
    return keySpan(root, present).orElseGet(() -> beginning(node));
  }

  private static Span beginning(YamlNode node) {
    return node instanceof YamlMapping mapping && !mapping.written().isEmpty()
        ? mapping.written().getFirst().key().span()
        : node.span();
  }

  private static @Nullable YamlNode child(YamlNode parent, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Step.Key(String name) -> {
        YamlMapping.Entry entry =
            parent instanceof YamlMapping mapping ? mapping.effective().get(name) : null;
        yield entry == null ? null : entry.value();
      }
      case FieldPath.Step.Index(int position) ->
          parent instanceof YamlSequence sequence
                  && position >= 0
                  && position < sequence.items().size()
              ? sequence.items().get(position)
              : null;
    };
  }
}
