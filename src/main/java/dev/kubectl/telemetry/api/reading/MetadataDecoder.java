package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes {@code metadata}. */
final class MetadataDecoder {
  private MetadataDecoder() {}

  /**
   * Metadata of an object.
   *
   * @param object the whole object
   */
  static ObjectMeta metadata(Fields object) {
    Fields fields = object.objectOrNone("metadata");
    String name = fields.text("name");
    Long generation = fields.number("generation");
    return new ObjectMeta(
        name == null ? "" : name,
        fields.text("namespace"),
        fields.text("uid"),
        generation == null ? 0 : generation,
        time(fields.text("creationTimestamp")),
        time(fields.text("deletionTimestamp")),
        orEmpty(fields.textMap("labels")),
        orEmpty(fields.textMap("annotations")),
        fields.object());
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Timestamp.parse(text).orElse(null);
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> texts) {
    return texts == null ? Map.of() : texts;
  }
}
