package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.field;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Settings whose values are variables: a value that is missing has no variable and no reference.
 */
record ReferenceBlock(MetricPipeline pipeline, Tree.Builder settings, Variables variables) {
  void put(String key, String variable, @Nullable String value, FieldPath path) {
    if (value != null) {
      String reference = variables.reference(variable, pipeline.name(), value);
      settings.put(key, Tree.of(reference).because(field(pipeline, path)));
    }
  }
}
