package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipeline.Filter;
import dev.kubectl.telemetry.api.MetricPipeline.Transform;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.Otlp;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OTTL of the conformance data, each case in a pipeline of its own. */
final class VectorOttl {
  private VectorOttl() {}

  /** The pipelines of one file, named by the position of their case. */
  static List<MetricPipeline> pipelines(Path file) throws IOException {
    Load load = new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());
    List<MetricPipeline> pipelines = new ArrayList<>();
    if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> root
        && root.get("cases") instanceof List<?> cases) {
      for (Object given : cases) {
        if (given instanceof Map<?, ?> fields) {
          pipelines.add(pipeline("case-" + pipelines.size(), fields));
        }
      }
    }
    return pipelines;
  }

  private static MetricPipeline pipeline(String name, Map<?, ?> fields) {
    List<String> conditions = texts(fields.get("conditions"));
    boolean filter = "filter".equals(fields.get("kind"));
    return new MetricPipeline(
        ObjectMeta.named(name),
        new MetricPipeline.Spec(
            Input.NONE,
            new Output(
                new Otlp(
                    "grpc",
                    null,
                    ValueHolder.of("backend.example.com:4317"),
                    null,
                    null,
                    null,
                    null)),
            filter ? null : List.of(new Transform(conditions, texts(fields.get("statements")))),
            filter ? List.of(new Filter(conditions)) : null),
        null);
  }

  private static List<String> texts(@Nullable Object list) {
    List<String> texts = new ArrayList<>();
    if (list instanceof List<?> items) {
      items.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }
}
