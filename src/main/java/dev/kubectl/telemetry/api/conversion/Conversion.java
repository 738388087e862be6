package dev.kubectl.telemetry.api.conversion;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1.AlphaInput;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1.AlphaOtlp;
import dev.kubectl.telemetry.api.NamespaceName;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between the versions of MetricPipeline, exactly as the manager's conversion webhook does it: the
 * object is written anew, without {@linkplain ZeroValues zero values}, but always with {@code
 * spec.input} and {@code status}. What that loses is told by {@link ConversionLoss}.
 *
 * <p>Namespace names that are none are removed from the {@code otlp} selector in both directions,
 * from the {@code runtime} selector only towards v1beta1, and never from the others.
 */
public final class Conversion {
  private Conversion() {}

  public static MetricPipeline toV1Beta1(MetricPipelineV1Alpha1 pipeline) {
    MetricPipelineV1Alpha1.Spec spec = pipeline.spec();
    AlphaInput input = spec.input();
    return ZeroValues.dropped(
        new MetricPipeline(
            pipeline.metadata(),
            new MetricPipeline.Spec(
                input == null
                    ? Input.NONE
                    : new Input(
                        input.prometheus(),
                        input.istio(),
                        cleaned(input.runtime()),
                        toV1Beta1(input.otlp())),
                withoutCompression(spec.output()),
                spec.transform(),
                spec.filter()),
            orEmpty(pipeline.status())));
  }

  public static MetricPipelineV1Alpha1 toV1Alpha1(MetricPipeline pipeline) {
    MetricPipeline.Spec spec = pipeline.spec();
    Input input = spec.input() == null ? Input.NONE : spec.input();
    return ZeroValues.dropped(
        new MetricPipelineV1Alpha1(
            pipeline.metadata(),
            new MetricPipelineV1Alpha1.Spec(
                new AlphaInput(
                    input.prometheus(), input.istio(), input.runtime(), toV1Alpha1(input.otlp())),
                withoutCompression(spec.output()),
                spec.transform(),
                spec.filter()),
            orEmpty(pipeline.status())));
  }

  private static Input.@Nullable OtlpInput toV1Beta1(@Nullable AlphaOtlp otlp) {
    return otlp == null
        ? null
        : new Input.OtlpInput(!Boolean.TRUE.equals(otlp.disabled()), cleaned(otlp.namespaces()));
  }

  private static @Nullable AlphaOtlp toV1Alpha1(Input.@Nullable OtlpInput otlp) {
    return otlp == null
        ? null
        : new AlphaOtlp(Boolean.FALSE.equals(otlp.enabled()), cleaned(otlp.namespaces()));
  }

  private static Input.@Nullable RuntimeInput cleaned(Input.@Nullable RuntimeInput input) {
    return input == null
        ? null
        : new Input.RuntimeInput(input.enabled(), cleaned(input.namespaces()), input.resources());
  }

  private static @Nullable NamespaceSelector cleaned(@Nullable NamespaceSelector selector) {
    return selector == null
        ? null
        : new NamespaceSelector(valid(selector.included()), valid(selector.excluded()));
  }

  private static List<String> valid(List<String> names) {
    return names.stream().filter(NamespaceName::isValid).toList();
  }

  /** v1alpha1 does not have it; a v1alpha1 object that has it all the same loses it, too. */
  private static @Nullable Output withoutCompression(@Nullable Output output) {
    if (output == null || output.otlp() == null) {
      return output;
    }
    Output.Otlp otlp = output.otlp();
    return new Output(
        new Output.Otlp(
            otlp.protocol(),
            null,
            otlp.endpoint(),
            otlp.path(),
            otlp.authentication(),
            otlp.headers(),
            otlp.tls()));
  }

  private static Tree orEmpty(@Nullable Tree status) {
    return status == null ? Tree.EMPTY_MAPPING : status;
  }
}
