package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.yaml.Tree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a tree as the decoders see it. What is absent is null, and so is what has another
 * type than the one asked for.
 */
record Fields(Tree.Mapping object) {
  static final Fields NONE = new Fields(Tree.EMPTY_MAPPING);

  @Nullable String text(String key) {
    return scalar(key) instanceof String text ? text : null;
  }

  @Nullable Boolean bool(String key) {
    return scalar(key) instanceof Boolean bool ? bool : null;
  }

  /** A number outside of the range of {@code long} becomes the nearest one inside. */
  @Nullable Long number(String key) {
    return switch (scalar(key)) {
      case Long number -> number;
      case BigInteger number -> number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      case null, default -> null;
    };
  }

  @Nullable List<String> texts(String key) {
    return items(
        key, item -> item instanceof Tree.Scalar s && s.value() instanceof String text ? text : "");
  }

  @Nullable Map<String, String> textMap(String key) {
    if (!(object.get(key) instanceof Tree.Mapping mapping)) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((name, value) -> {
          if (value instanceof Tree.Scalar scalar && scalar.value() instanceof String text) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  /** The object in a field, decoded. */
  <T> @Nullable T object(String key, Function<Fields, T> decode) {
    return object.get(key) instanceof Tree.Mapping mapping
        ? decode.apply(new Fields(mapping))
        : null;
  }

  /** The object in a field; an empty one when it is absent. */
  Fields objectOrNone(String key) {
    return object.get(key) instanceof Tree.Mapping mapping ? new Fields(mapping) : NONE;
  }

  /** The objects in a list, decoded; an item that is none counts as an empty object. */
  <T> @Nullable List<T> objects(String key, Function<Fields, T> decode) {
    return items(
        key,
        item -> decode.apply(item instanceof Tree.Mapping mapping ? new Fields(mapping) : NONE));
  }

  private <T> @Nullable List<T> items(String key, Function<Tree, T> decode) {
    if (!(object.get(key) instanceof Tree.Sequence sequence)) {
      return null;
    }
    List<T> decoded = new ArrayList<>(sequence.items().size());
    for (Tree item : sequence.items()) {
      decoded.add(decode.apply(item));
    }
    return decoded;
  }

  private @Nullable Object scalar(String key) {
    return object.get(key) instanceof Tree.Scalar scalar ? scalar.value() : null;
  }
}
