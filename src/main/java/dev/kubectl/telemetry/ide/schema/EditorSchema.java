package dev.kubectl.telemetry.ide.schema;

import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The schema of our kinds, draft 2020-12, whole or of one kind in one version. */
public final class EditorSchema {
  /** What the file is called where editors find it. */
  public static final String FILE_NAME = "metricpipeline.schema.json";

  private EditorSchema() {}

  /** All kinds and versions; objects of other kinds fit it, too. Ends with a line break. */
  public static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            EditorSchema.class.getResourceAsStream(FILE_NAME), "the schema is in the jar")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One kind in one version, and nothing else.
   *
   * @param kind such as {@code MetricPipeline}
   * @param version {@code v1beta1} or {@code v1alpha1}
   */
  public static String text(String kind, String version) {
    Tree.Mapping all = (Tree.Mapping) JsonReader.read(text());
    String name = kind + "-" + version;
    Tree.Mapping one = (Tree.Mapping) present((Tree.Mapping) present(all, "$defs"), name);
    Tree.Builder schema = Tree.mapping();
    schema.put("$schema", present(all, "$schema"));
    schema.put(
        "$id", String.valueOf(present(all, "$id")).replace(FILE_NAME, name + ".schema.json"));
    one.entries().forEach(schema::put);
    return JsonWriter.write(schema.build());
  }

  private static Tree present(Tree.Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.get(key), key);
  }
}
