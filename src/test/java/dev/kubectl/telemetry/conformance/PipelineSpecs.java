package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Specs and Secrets as validation cases hold them, as records. */
final class PipelineSpecs {
  private PipelineSpecs() {}

  /** The spec as our reader reads it, written as JSON in between. */
  static ManifestObject object(String version, @Nullable Object spec) {
    String text =
        "{\"apiVersion\": \"telemetry.kyma-project.io/"
            + version
            + "\", \"kind\": \"MetricPipeline\", \"metadata\": {\"name\": \"a\"}, \"spec\": "
            + json(spec)
            + "}";
    return ResourceReader.read(YamlReader.read(new SourceText("case", text)).documents().getFirst())
        .getFirst();
  }

  static MetricPipeline pipeline(@Nullable Object spec) {
    if (object("v1beta1", spec) instanceof ManifestObject.Pipeline object) {
      return object.pipeline();
    }
    throw new AssertionError("not read");
  }

  static Output.Otlp otlp(Object otlp) {
    Output output = pipeline(Map.of("output", Map.of("otlp", otlp))).spec().output();
    return Objects.requireNonNull(Objects.requireNonNull(output).otlp());
  }

  static SecretSource secrets(List<VectorYaml> written) {
    Map<String, Lookup> known = new HashMap<>();
    for (VectorYaml secret : written) {
      known.put(
          secret.text("namespace") + "/" + secret.text("name"),
          secret.flag("unreadable")
              ? new Lookup.Unreadable("connection refused")
              : new Lookup.Found(SecretData.ofTexts(secret.texts("data"))));
    }
    return (namespace, name) -> known.getOrDefault(namespace + "/" + name, new Lookup.Missing());
  }

  private static String json(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> json(entry.getKey()) + ": " + json(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(PipelineSpecs::json).collect(Collectors.joining(", ", "[", "]"));
      case String text -> quoted(text);
      case null, default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
