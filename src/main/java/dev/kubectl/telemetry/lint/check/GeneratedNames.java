package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FieldPoint;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.ArrayList;
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
  private static final String RULE = "generated-name-collision";
  private static final FieldPath HEADERS = FieldPath.of("spec", "output", "otlp", "headers");

  private GeneratedNames() {}

  /**
   * A header with a name.
   *
   * @param variable what the name becomes in the name of an environment variable
   * @param place its name in the file
   */
  record NamedHeader(String name, String variable, FieldPoint place) {}

  static List<NamedHeader> headers(LintedPipeline pipeline) {
    Output.Otlp backend = pipeline.backend();
    List<Output.Header> headers = backend == null ? List.of() : backend.headerList();
    List<NamedHeader> named = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.get(i).name();
      if (name != null && !name.isEmpty()) {
        FieldPath path = HEADERS.index(i).key("name");
        named.add(new NamedHeader(name, variable(name), FieldPoint.value(pipeline.object(), path)));
      }
    }
    return List.copyOf(named);
  }

  static void check(List<PipelineFacts> pipelines, FindingSink sink) {
    Map<String, PipelineFacts> owners = new LinkedHashMap<>();
    for (PipelineFacts pipeline : pipelines) {
      String variable = pipeline.variable();
      PipelineFacts owner = owners.putIfAbsent(variable, pipeline);
      if (owner != null) {
        sink.at(
            pipeline.place(),
            RULE,
            "`"
                + pipeline.name()
                + "` and `"
                + owner.name()
                + "` share the environment variable OTLP_ENDPOINT_"
                + variable,
            "Rename one so that they differ in more than dots and hyphens",
            List.of(owner.related("the other pipeline")));
      }
      within(pipeline, sink);
    }
    across(pipelines, sink);
  }

  private static void within(PipelineFacts pipeline, FindingSink sink) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (NamedHeader header : pipeline.headers()) {
      String first = seen.putIfAbsent(header.variable(), header.name());
      if (first != null) {
        sink.at(
            header.place(),
            RULE,
            "headers `"
                + first
                + "` and `"
                + header.name()
                + "` share one environment variable, so both send the last value",
            "Keep one of them",
            List.of());
      }
    }
  }

  /**
   * Pipeline {@code a} with header {@code b-c} meets pipeline {@code a-b} with header {@code c}.
   */
  private static void across(List<PipelineFacts> pipelines, FindingSink sink) {
    Map<String, PipelineFacts> owners = new LinkedHashMap<>();
    for (PipelineFacts pipeline : pipelines) {
      for (NamedHeader header : pipeline.headers()) {
        String variable = pipeline.variable() + "_" + header.variable();
        PipelineFacts owner = owners.putIfAbsent(variable, pipeline);
        if (owner != null && !owner.variable().equals(pipeline.variable())) {
          sink.at(
              header.place(),
              RULE,
              "this header and one of pipeline `"
                  + owner.name()
                  + "` share the environment variable HEADER_"
                  + variable,
              "Rename one of the pipelines",
              List.of(owner.related("the other pipeline")));
        }
      }
    }
  }

  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
