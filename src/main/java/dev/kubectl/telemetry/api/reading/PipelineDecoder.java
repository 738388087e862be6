package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.Input.Toggle;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tree of a MetricPipeline, from a file or a cluster, to its record. Total: what does not fit is
 * absent.
 */
public final class PipelineDecoder {
  private PipelineDecoder() {}

  public static MetricPipeline v1beta1(Tree.Mapping object) {
    Fields fields = new Fields(object);
    Fields spec = fields.objectOrNone("spec");
    return new MetricPipeline(
        MetadataDecoder.metadata(fields),
        new MetricPipeline.Spec(
            spec.object(
                "input",
                input ->
                    new Input(
                        input.object("prometheus", PipelineDecoder::prometheus),
                        input.object("istio", PipelineDecoder::istio),
                        input.object("runtime", PipelineDecoder::runtime),
                        input.object(
                            "otlp",
                            otlp -> new Input.OtlpInput(otlp.bool("enabled"), namespaces(otlp))))),
            spec.object("output", OutputDecoder::output),
            spec.objects("transform", PipelineDecoder::transform),
            spec.objects("filter", PipelineDecoder::filter)),
        object.get("status"));
  }

  public static MetricPipelineV1Alpha1 v1alpha1(Tree.Mapping object) {
    Fields fields = new Fields(object);
    Fields spec = fields.objectOrNone("spec");
    return new MetricPipelineV1Alpha1(
        MetadataDecoder.metadata(fields),
        new MetricPipelineV1Alpha1.Spec(
            spec.object(
                "input",
                input ->
                    new MetricPipelineV1Alpha1.AlphaInput(
                        input.object("prometheus", PipelineDecoder::prometheus),
                        input.object("istio", PipelineDecoder::istio),
                        input.object("runtime", PipelineDecoder::runtime),
                        input.object(
                            "otlp",
                            otlp ->
                                new MetricPipelineV1Alpha1.AlphaOtlp(
                                    otlp.bool("disabled"), namespaces(otlp))))),
            spec.object("output", OutputDecoder::output),
            spec.objects("transform", PipelineDecoder::transform),
            spec.objects("filter", PipelineDecoder::filter)),
        object.get("status"));
  }

  private static Input.PrometheusInput prometheus(Fields fields) {
    return new Input.PrometheusInput(
        fields.bool("enabled"),
        namespaces(fields),
        fields.object("diagnosticMetrics", PipelineDecoder::toggle));
  }

  private static Input.IstioInput istio(Fields fields) {
    return new Input.IstioInput(
        fields.bool("enabled"),
        namespaces(fields),
        fields.object("diagnosticMetrics", PipelineDecoder::toggle),
        fields.object("envoyMetrics", PipelineDecoder::toggle));
  }

  private static Input.RuntimeInput runtime(Fields fields) {
    return new Input.RuntimeInput(
        fields.bool("enabled"),
        namespaces(fields),
        fields.object("resources", PipelineDecoder::resources));
  }

  private static Input.RuntimeResources resources(Fields fields) {
    Map<RuntimeResource, Toggle> toggles = new EnumMap<>(RuntimeResource.class);
    for (RuntimeResource resource : RuntimeResource.values()) {
      Toggle toggle = fields.object(resource.key(), PipelineDecoder::toggle);
      if (toggle != null) {
        toggles.put(resource, toggle);
      }
    }
    return new Input.RuntimeResources(toggles);
  }

  private static Toggle toggle(Fields fields) {
    return new Toggle(fields.bool("enabled"));
  }

  private static Input.@Nullable NamespaceSelector namespaces(Fields fields) {
    return fields.object(
        "namespaces",
        selector ->
            new Input.NamespaceSelector(selector.texts("include"), selector.texts("exclude")));
  }

  private static MetricPipeline.Transform transform(Fields fields) {
    return new MetricPipeline.Transform(fields.texts("conditions"), fields.texts("statements"));
  }

  private static MetricPipeline.Filter filter(Fields fields) {
    return new MetricPipeline.Filter(fields.texts("conditions"));
  }
}
