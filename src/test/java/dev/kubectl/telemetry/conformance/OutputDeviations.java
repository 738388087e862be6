package dev.kubectl.telemetry.conformance;

import static dev.kubectl.telemetry.conformance.ReferenceResult.map;
import static dev.kubectl.telemetry.conformance.ReferenceResult.suffix;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deviations in exporters and their extensions. */
final class OutputDeviations {
  private OutputDeviations() {}

  static void insecureTls(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      Output.Tls tls = pipeline.otlp().tls();
      if (tls != null && Boolean.TRUE.equals(tls.insecure())) {
        Map<String, Object> settings = map(result.exporter(pipeline).get("tls"));
        for (String part : List.of("CA", "CERT", "KEY")) {
          settings.remove(part.toLowerCase(Locale.ROOT) + "_pem");
          result.environment().remove("OTLP_TLS_" + part + "_PEM_" + suffix(pipeline.name()));
        }
      }
    }
    keepForOthers(result);
  }

  /** A colliding name can belong to another pipeline as well, which keeps it. */
  private static void keepForOthers(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      Map<String, Object> exporter = result.exporter(pipeline);
      String suffix = suffix(pipeline.name());
      Map<String, @Nullable String> values = new LinkedHashMap<>();
      values.put("OTLP_TLS_CA_PEM_" + suffix, pipeline.values().authority());
      values.put("OTLP_TLS_CERT_PEM_" + suffix, pipeline.values().certificate());
      values.put("OTLP_TLS_KEY_PEM_" + suffix, pipeline.values().privateKey());
      values.forEach((name, value) -> {
        if (value != null && exporter.get("tls") != null) {
          result.environment().putIfAbsent(name, value);
        }
      });
    }
  }

  static void queueOfOne(ReferenceResult result) {
    if (result.pipelines().size() > 256) {
      for (ResolvedPipeline pipeline : result.pipelines()) {
        result.exporter(pipeline).put("sending_queue", Map.of("enabled", true, "queue_size", 1));
      }
    }
  }

  static void authorities(ReferenceResult result) {
    result
        .environment()
        .replaceAll((name, value) ->
            name.startsWith("OTLP_TLS_CA_PEM_") ? value.replace("\\n", "\n") : value);
  }

  static void plainHttp(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      String target = pipeline.values().target().strip().toLowerCase(Locale.ROOT);
      if (target.startsWith("http://")) {
        Map<String, Object> exporter = result.exporter(pipeline);
        map(exporter.computeIfAbsent("tls", key -> new LinkedHashMap<>())).put("insecure", true);
      }
    }
  }

  static void danglingReferences(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      Map<String, Object> exporter = result.exporter(pipeline);
      removeDangling(result, result.oauth2(pipeline));
      if (exporter.get("tls") != null) {
        Map<String, Object> tls = map(exporter.get("tls"));
        removeDangling(result, tls);
        if (tls.equals(Map.of("insecure", false))) {
          exporter.remove("tls");
        }
      }
    }
  }

  private static void removeDangling(ReferenceResult result, Map<String, Object> settings) {
    settings
        .values()
        .removeIf(value ->
            value instanceof String text
                && text.startsWith("${")
                && !result.environment().containsKey(text.substring(2, text.length() - 1)));
  }
}
