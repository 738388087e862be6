package dev.kubectl.telemetry.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Vector files as plain maps, lists and scalars, and typed looks into them. */
record VectorYaml(Map<String, @Nullable Object> entries) {
  /** The only document of a file. */
  static Object document(Path file) {
    return documents(file).getFirst();
  }

  /** The documents of a file, without empty ones. */
  static List<Object> documents(Path file) {
    Load load =
        new Load(
            LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build());
    List<Object> documents = new ArrayList<>();
    for (Object document : load.loadAllFromString(text(file))) {
      if (document != null) {
        documents.add(document);
      }
    }
    return documents;
  }

  static VectorYaml mapping(Path file) {
    return of(document(file));
  }

  static VectorYaml of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not a mapping: " + value);
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return new VectorYaml(entries);
  }

  private static String text(Path file) {
    try {
      return CaseFile.withoutRareEscapes(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VectorYaml mapping(String key) {
    return of(entries.get(key));
  }

  /** A text; empty when absent or null. */
  String text(String key) {
    Object value = entries.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(entries.get(key));
  }

  int number(String key) {
    return ((Number) present(key)).intValue();
  }

  /** A mapping of texts; null when it is null or absent. */
  @Nullable Map<String, String> textsOrNull(String key) {
    return entries.get(key) == null ? null : texts(key);
  }

  /** A mapping of texts; empty when it is null or absent. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (entries.get(key) != null) {
      mapping(key).entries().forEach((name, text) -> texts.put(name, String.valueOf(text)));
    }
    return texts;
  }

  /** A list; empty when absent or null. */
  List<@Nullable Object> list(String key) {
    return entries.get(key) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  List<VectorYaml> mappings(String key) {
    return list(key).stream().map(VectorYaml::of).toList();
  }

  private Object present(String key) {
    Object value = entries.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key + " in " + entries.keySet());
    }
    return value;
  }
}
