package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.yaml.Tree;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster, or a part of one, read by field names. Total: what is absent or of
 * another type is an empty text, zero, false or an empty list.
 */
public record ObjectView(Tree.Mapping tree) {
  private static final ObjectView NOTHING = new ObjectView(Tree.EMPTY_MAPPING);

  /** The same for any tree; nothing when it is no mapping. */
  public static ObjectView of(@Nullable Tree tree) {
    return tree instanceof Tree.Mapping mapping ? new ObjectView(mapping) : NOTHING;
  }

  public ObjectView at(String... path) {
    ObjectView view = this;
    for (String key : path) {
      view = of(view.tree.get(key));
    }
    return view;
  }

  public boolean isEmpty() {
    return tree.isEmpty();
  }

  public boolean has(String key) {
    return tree.get(key) != null;
  }

  public String text(String key) {
    return scalar(key) instanceof String text ? text : "";
  }

  public long number(String key) {
    return switch (scalar(key)) {
      case Long number -> number;
      case BigInteger number -> number.longValue();
      case Double number -> number.longValue();
      case null, default -> 0;
    };
  }

  public boolean flag(String key) {
    return Boolean.TRUE.equals(scalar(key));
  }

  public Optional<Instant> time(String key) {
    return Timestamp.parse(text(key));
  }

  /** The items of a list that are objects. */
  public List<ObjectView> items(String key) {
    return tree.get(key) instanceof Tree.Sequence sequence
        ? sequence.items().stream()
            .filter(Tree.Mapping.class::isInstance)
            .map(ObjectView::of)
            .toList()
        : List.of();
  }

  public String name() {
    return at("metadata").text("name");
  }

  public String uid() {
    return at("metadata").text("uid");
  }

  public String resourceVersion() {
    return at("metadata").text("resourceVersion");
  }

  private @Nullable Object scalar(String key) {
    return tree.get(key) instanceof Tree.Scalar scalar ? scalar.value() : null;
  }

  /** The name alone: the object may be a Secret. */
  @Override
  public String toString() {
    return "ObjectView[" + text("kind") + " " + name() + "]";
  }
}
