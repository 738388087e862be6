package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the kinds of Kubernetes itself that carry something for us. */
final class CoreDecoder {
  private CoreDecoder() {}

  static ManifestObject secret(Reading reading) {
    Fields fields = new Fields(reading.tree());
    Fields metadata = fields.objectOrNone("metadata");
    Map<String, byte[]> values = new LinkedHashMap<>();
    orEmpty(fields.textMap("data"))
        .forEach((key, text) ->
            base64(text)
                .ifPresentOrElse(bytes -> values.put(key, bytes), () -> noBase64(reading, key)));
    orEmpty(fields.textMap("stringData"))
        .forEach((key, text) -> values.put(key, text.getBytes(StandardCharsets.UTF_8)));
    String type = fields.text("type");
    return new ManifestObject.Secret(
        reading.place(),
        orEmpty(metadata.text("name")),
        metadata.text("namespace"),
        type == null || type.isEmpty() ? "Opaque" : type,
        new SecretData(values),
        reading.diagnostics());
  }

  static ManifestObject namespace(Reading reading) {
    Fields metadata = new Fields(reading.tree()).objectOrNone("metadata");
    return new ManifestObject.Namespace(
        reading.place(),
        orEmpty(metadata.text("name")),
        metadata.text("uid"),
        reading.diagnostics());
  }

  static ManifestObject configMap(Reading reading) {
    Fields fields = new Fields(reading.tree());
    Fields metadata = fields.objectOrNone("metadata");
    return new ManifestObject.ConfigMap(
        reading.place(),
        orEmpty(metadata.text("name")),
        metadata.text("namespace"),
        orEmpty(fields.textMap("data")),
        reading.diagnostics());
  }

  /** Decodes as the API server does: padding is needed, line breaks do not count. */
  private static Optional<byte[]> base64(String text) {
    String joined = text.replace("\n", "").replace("\r", "");
    if (joined.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(joined));
    } catch (IllegalArgumentException e) {
      // Its message would show the value.
      return Optional.empty();
    }
  }

  private static void noBase64(Reading reading, String key) {
    reading.report(
        reading
            .place()
            .diagnostic(
                ReadingRule.INVALID_BASE64.id(),
                Severity.ERROR,
                FieldPath.of("data", key),
                "the value of `" + key + "` is not base64",
                "put plain text under `stringData`"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> texts) {
    return texts == null ? Map.of() : texts;
  }
}
