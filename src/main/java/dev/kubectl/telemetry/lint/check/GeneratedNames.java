package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Environment variables that the generated configuration reads. Their names are made of the
 * pipeline's name in capitals with {@code .} and {@code -} as {@code _}, so {@code a.b} and {@code
 * a-b} read each other's endpoint and credentials.
 */
final class GeneratedNames {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");
  private static final FieldPath HEADERS = FieldPath.of("spec", "output", "otlp", "headers");

  private GeneratedNames() {}

  static void check(List<LintedPipeline> pipelines, FindingSink sink) {
    Map<String, LintedPipeline> owners = new LinkedHashMap<>();
    for (LintedPipeline pipeline : pipelines) {
      String variable = variable(pipeline.name());
      LintedPipeline owner = owners.putIfAbsent(variable, pipeline);
      if (owner != null) {
        sink.value(
            pipeline.object(),
            "generated-name-collision",
            NAME,
            "`"
                + pipeline.name()
                + "` and `"
                + owner.name()
                + "` share the environment variable OTLP_ENDPOINT_"
                + variable,
            "Rename one so that they differ in more than dots and hyphens",
            ProjectChecks.related(owner, "the other pipeline"));
      }
      headers(pipeline, sink);
    }
    across(pipelines, sink);
  }

  private static void headers(LintedPipeline pipeline, FindingSink sink) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<Output.Header> headers = headersOf(pipeline);
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.get(i).name();
      if (name == null || name.isEmpty()) {
        continue;
      }
      Integer first = seen.putIfAbsent(variable(name), i);
      if (first != null) {
        sink.value(
            pipeline.object(),
            "generated-name-collision",
            HEADERS.index(i).key("name"),
            "headers `"
                + headers.get(first).name()
                + "` and `"
                + name
                + "` share one environment variable, so both send the last value",
            "Keep one of them");
      }
    }
  }

  /**
   * Pipeline {@code a} with header {@code b-c} meets pipeline {@code a-b} with header {@code c}.
   */
  private static void across(List<LintedPipeline> pipelines, FindingSink sink) {
    Map<String, LintedPipeline> owners = new LinkedHashMap<>();
    for (LintedPipeline pipeline : pipelines) {
      List<Output.Header> headers = headersOf(pipeline);
      for (int i = 0; i < headers.size(); i++) {
        String name = headers.get(i).name();
        if (name == null || name.isEmpty()) {
          continue;
        }
        String variable = variable(pipeline.name()) + "_" + variable(name);
        LintedPipeline owner = owners.putIfAbsent(variable, pipeline);
        if (owner != null && !variable(owner.name()).equals(variable(pipeline.name()))) {
          sink.value(
              pipeline.object(),
              "generated-name-collision",
              HEADERS.index(i).key("name"),
              "this header and one of pipeline `"
                  + owner.name()
                  + "` share the environment variable HEADER_"
                  + variable,
              "Rename one of the pipelines",
              ProjectChecks.related(owner, "the other pipeline"));
        }
      }
    }
  }

  private static List<Output.Header> headersOf(LintedPipeline pipeline) {
    Output.Otlp backend = pipeline.backend();
    return backend == null ? List.of() : backend.headerList();
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
