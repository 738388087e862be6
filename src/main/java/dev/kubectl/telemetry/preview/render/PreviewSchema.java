package dev.kubectl.telemetry.preview.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of the JSON and YAML forms, draft 2020-12. */
public final class PreviewSchema {
  private static final String RESOURCE = "preview.schema.json";

  private PreviewSchema() {}

  /** The whole schema, ending with a line break. */
  public static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            PreviewSchema.class.getResourceAsStream(RESOURCE), "the schema is in the jar")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
