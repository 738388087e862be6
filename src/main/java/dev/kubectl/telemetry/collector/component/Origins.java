package dev.kubectl.telemetry.collector.component;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;

/** Short ways to say why a part is there. */
public final class Origins {
  private Origins() {}

  public static Origin field(MetricPipeline pipeline, FieldPath path) {
    return new Origin.Field(MetricPipeline.KIND, pipeline.name(), path);
  }

  public static Origin field(MetricPipeline pipeline, String... keys) {
    return field(pipeline, FieldPath.of(keys));
  }

  public static Origin fact(String name) {
    return new Origin.Fact(name);
  }

  public static Origin rule(String text) {
    return new Origin.Rule(text);
  }
}
