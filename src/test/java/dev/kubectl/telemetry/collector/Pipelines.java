package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;

/** Pipelines for tests, written as users write them. */
public final class Pipelines {
  private Pipelines() {}

  /** A pipeline with this {@code spec}. */
  public static MetricPipeline pipeline(String name, String spec) {
    String text =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata:
          name: "%s"
        spec:
        %s
        """
            .formatted(name, spec.indent(2));
    var document = YamlReader.read(new SourceText("test", text)).documents().getFirst();
    if (ResourceReader.read(document).getFirst() instanceof ManifestObject.Pipeline pipeline) {
      return pipeline.pipeline();
    }
    throw new IllegalArgumentException(text);
  }

  /** A pipeline with values in place. */
  public static ResolvedPipeline resolved(String name, String spec) {
    return switch (PipelineResolver.resolve(pipeline(name, spec), SecretSource.NONE)) {
      case Resolution.Resolved(ResolvedPipeline resolved) -> resolved;
      case Resolution.Unresolvable unresolvable ->
          throw new IllegalArgumentException(unresolvable.toString());
    };
  }

  /** A pipeline with nothing but an endpoint and the given input. */
  public static ResolvedPipeline withInput(String name, String input) {
    return resolved(
        name,
        "input: " + input + "\noutput: {otlp: {endpoint: {value: \"https://backend:4317\"}}}");
  }

  /** A pipeline with nothing but the given OTLP output; {@code endpoint} included. */
  public static ResolvedPipeline withOutput(String name, String otlp) {
    return resolved(name, "output: {otlp: " + otlp + "}");
  }
}
