package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record of a MetricPipeline to its tree; the reverse of {@link PipelineDecoder}. What is absent
 * stays absent, what is empty stays empty. Metadata is that which was written.
 */
public final class PipelineEncoder {
  private PipelineEncoder() {}

  public static Tree.Mapping tree(MetricPipeline pipeline) {
    MetricPipeline.Spec spec = pipeline.spec();
    return object(
        MetricPipeline.API_VERSION,
        pipeline.metadata().written(),
        spec(
            new PresentFields()
                .object(
                    "input",
                    spec.input(),
                    input ->
                        inputs(input.prometheus(), input.istio(), input.runtime())
                            .object("otlp", input.otlp(), PipelineEncoder::otlp)
                            .build())
                .object("output", spec.output(), OutputEncoder::output),
            spec.transform(),
            spec.filter()),
        pipeline.status());
  }

  public static Tree.Mapping tree(MetricPipelineV1Alpha1 pipeline) {
    MetricPipelineV1Alpha1.Spec spec = pipeline.spec();
    return object(
        MetricPipelineV1Alpha1.API_VERSION,
        pipeline.metadata().written(),
        spec(
            new PresentFields()
                .object(
                    "input",
                    spec.input(),
                    input ->
                        inputs(input.prometheus(), input.istio(), input.runtime())
                            .object("otlp", input.otlp(), PipelineEncoder::otlp)
                            .build())
                .object("output", spec.output(), OutputEncoder::output),
            spec.transform(),
            spec.filter()),
        pipeline.status());
  }

  private static Tree.Mapping object(
      String apiVersion, Tree.Mapping metadata, Tree.Mapping spec, @Nullable Tree status) {
    return new PresentFields()
        .text("apiVersion", apiVersion)
        .text("kind", MetricPipeline.KIND)
        .tree("metadata", metadata)
        .tree("spec", spec)
        .tree("status", status)
        .build();
  }

  private static Tree.Mapping spec(
      PresentFields fields,
      @Nullable List<MetricPipeline.Transform> transforms,
      @Nullable List<MetricPipeline.Filter> filters) {
    return fields
        .objects(
            "transform",
            transforms,
            transform ->
                new PresentFields()
                    .texts("conditions", transform.conditions())
                    .texts("statements", transform.statements())
                    .build())
        .objects(
            "filter",
            filters,
            filter -> new PresentFields().texts("conditions", filter.conditions()).build())
        .build();
  }

  private static PresentFields inputs(
      Input.@Nullable PrometheusInput prometheus,
      Input.@Nullable IstioInput istio,
      Input.@Nullable RuntimeInput runtime) {
    return new PresentFields()
        .object("prometheus", prometheus, PipelineEncoder::prometheus)
        .object("istio", istio, PipelineEncoder::istio)
        .object("runtime", runtime, PipelineEncoder::runtime);
  }

  private static Tree.Mapping prometheus(Input.PrometheusInput input) {
    return new PresentFields()
        .bool("enabled", input.enabled())
        .object("namespaces", input.namespaces(), PipelineEncoder::namespaces)
        .object("diagnosticMetrics", input.diagnosticMetrics(), PipelineEncoder::toggle)
        .build();
  }

  private static Tree.Mapping istio(Input.IstioInput input) {
    return new PresentFields()
        .bool("enabled", input.enabled())
        .object("namespaces", input.namespaces(), PipelineEncoder::namespaces)
        .object("diagnosticMetrics", input.diagnosticMetrics(), PipelineEncoder::toggle)
        .object("envoyMetrics", input.envoyMetrics(), PipelineEncoder::toggle)
        .build();
  }

  private static Tree.Mapping runtime(Input.RuntimeInput input) {
    return new PresentFields()
        .bool("enabled", input.enabled())
        .object("namespaces", input.namespaces(), PipelineEncoder::namespaces)
        .object("resources", input.resources(), PipelineEncoder::resources)
        .build();
  }

  private static Tree.Mapping resources(Input.RuntimeResources resources) {
    PresentFields fields = new PresentFields();
    resources.toggles().forEach((resource, toggle) -> fields.tree(resource.key(), toggle(toggle)));
    return fields.build();
  }

  private static Tree.Mapping otlp(Input.OtlpInput input) {
    return new PresentFields()
        .bool("enabled", input.enabled())
        .object("namespaces", input.namespaces(), PipelineEncoder::namespaces)
        .build();
  }

  private static Tree.Mapping otlp(MetricPipelineV1Alpha1.AlphaOtlp input) {
    return new PresentFields()
        .bool("disabled", input.disabled())
        .object("namespaces", input.namespaces(), PipelineEncoder::namespaces)
        .build();
  }

  private static Tree.Mapping toggle(Input.Toggle toggle) {
    return new PresentFields().bool("enabled", toggle.enabled()).build();
  }

  private static Tree.Mapping namespaces(Input.NamespaceSelector selector) {
    return new PresentFields()
        .texts("include", selector.include())
        .texts("exclude", selector.exclude())
        .build();
  }
}
