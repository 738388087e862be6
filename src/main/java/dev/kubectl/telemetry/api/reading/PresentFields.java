package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one object for the encoders: what is null is left out. */
final class PresentFields {
  private final Tree.Builder builder = Tree.mapping();

  PresentFields text(String key, @Nullable String value) {
    return tree(key, value == null ? null : Tree.of(value));
  }

  PresentFields bool(String key, @Nullable Boolean value) {
    return tree(key, value == null ? null : Tree.of(value));
  }

  PresentFields texts(String key, @Nullable List<String> values) {
    return tree(key, values == null ? null : Tree.texts(values));
  }

  PresentFields textMap(String key, @Nullable Map<String, String> values) {
    return tree(key, values == null ? null : Tree.texts(values));
  }

  <T> PresentFields object(String key, @Nullable T value, Function<T, ? extends Tree> encode) {
    return tree(key, value == null ? null : encode.apply(value));
  }

  <T> PresentFields objects(
      String key, @Nullable List<T> values, Function<T, ? extends Tree> encode) {
    return tree(key, values == null ? null : Tree.sequence(values.stream().map(encode).toList()));
  }

  PresentFields tree(String key, @Nullable Tree value) {
    if (value != null) {
      builder.put(key, value);
    }
    return this;
  }

  Tree.Mapping build() {
    return builder.build();
  }
}
