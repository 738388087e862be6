package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * A MetricPipeline of either version, seen through the fields of v1beta1.
 *
 * @param object where it is written
 */
public record LintedPipeline(ManifestObject object, MetricPipeline pipeline) {

  static LintedPipeline of(ManifestObject.Pipeline object) {
    return new LintedPipeline(object, object.pipeline());
  }

  public static LintedPipeline of(ManifestObject.PipelineV1Alpha1 object) {
    MetricPipelineV1Alpha1 alpha = object.pipeline();
    return new LintedPipeline(
        object,
        new MetricPipeline(
            alpha.metadata(),
            new MetricPipeline.Spec(
                input(alpha.spec().input()),
                alpha.spec().output(),
                alpha.spec().transform(),
                alpha.spec().filter()),
            alpha.status()));
  }

  private static @Nullable Input input(MetricPipelineV1Alpha1.@Nullable AlphaInput alpha) {
    if (alpha == null) {
      return null;
    }
    MetricPipelineV1Alpha1.AlphaOtlp otlp = alpha.otlp();
    return new Input(
        alpha.prometheus(),
        alpha.istio(),
        alpha.runtime(),
        otlp == null
            ? null
            : new Input.OtlpInput(
                otlp.disabled() == null ? null : !otlp.disabled(), otlp.namespaces()));
  }

  public String name() {
    return pipeline.name();
  }

  public Input input() {
    Input input = pipeline.spec().input();
    return input == null ? Input.NONE : input;
  }

  /** The backend, or null when none is written. */
  public Output.@Nullable Otlp backend() {
    Output output = pipeline.spec().output();
    return output == null ? null : output.otlp();
  }
}
