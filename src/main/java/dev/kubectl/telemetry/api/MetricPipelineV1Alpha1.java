package dev.kubectl.telemetry.api;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code telemetry.kyma-project.io/v1alpha1} MetricPipeline, deprecated. Differs from {@link
 * MetricPipeline} in the OTLP input only; its output has no {@code compression}.
 */
public record MetricPipelineV1Alpha1(ObjectMeta metadata, Spec spec, @Nullable Tree status) {
  public static final String API_VERSION = MetricPipeline.GROUP + "/v1alpha1";

  /** What the user asks for. */
  public record Spec(
      @Nullable AlphaInput input,
      @Nullable Output output,
      @Nullable List<MetricPipeline.Transform> transform,
      @Nullable List<MetricPipeline.Filter> filter) {
    public Spec {
      transform = transform == null ? null : List.copyOf(transform);
      filter = filter == null ? null : List.copyOf(filter);
    }
  }

  /** {@code spec.input}. */
  public record AlphaInput(
      Input.@Nullable PrometheusInput prometheus,
      Input.@Nullable IstioInput istio,
      Input.@Nullable RuntimeInput runtime,
      @Nullable AlphaOtlp otlp) {}

  /** Pushed OTLP data; on unless disabled. */
  public record AlphaOtlp(
      @Nullable Boolean disabled, Input.@Nullable NamespaceSelector namespaces) {}
}
