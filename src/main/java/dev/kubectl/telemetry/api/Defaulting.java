package dev.kubectl.telemetry.api;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.Input.Toggle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the manager's mutating webhook adds to a pipeline. Only absent fields are set, and the empty
 * {@code protocol}; doing it twice changes nothing.
 */
public final class Defaulting {
  /** Namespaces that the pull inputs leave out unless told otherwise. */
  public static final List<String> SYSTEM_NAMESPACES =
      List.of("kyma-system", "kube-system", "istio-system");

  private static final NamespaceSelector ALL_NAMESPACES = new NamespaceSelector(null, null);
  private static final NamespaceSelector NO_SYSTEM_NAMESPACES =
      new NamespaceSelector(null, SYSTEM_NAMESPACES);
  private static final Toggle ON = new Toggle(true);
  private static final Toggle OFF = new Toggle(false);

  private Defaulting() {}

  public static MetricPipeline defaulted(MetricPipeline pipeline) {
    MetricPipeline.Spec spec = pipeline.spec();
    Input input = spec.input() == null ? Input.NONE : spec.input();
    Input withDefaults =
        new Input(
            prometheus(input.prometheus()),
            istio(input.istio()),
            runtime(input.runtime()),
            otlp(input.otlp()));
    return new MetricPipeline(
        pipeline.metadata(),
        new MetricPipeline.Spec(
            withDefaults, output(spec.output()), spec.transform(), spec.filter()),
        pipeline.status());
  }

  public static MetricPipelineV1Alpha1 defaulted(MetricPipelineV1Alpha1 pipeline) {
    MetricPipelineV1Alpha1.Spec spec = pipeline.spec();
    MetricPipelineV1Alpha1.AlphaInput input =
        spec.input() == null
            ? new MetricPipelineV1Alpha1.AlphaInput(null, null, null, null)
            : spec.input();
    MetricPipelineV1Alpha1.AlphaInput withDefaults =
        new MetricPipelineV1Alpha1.AlphaInput(
            prometheus(input.prometheus()),
            istio(input.istio()),
            runtime(input.runtime()),
            otlp(input.otlp()));
    return new MetricPipelineV1Alpha1(
        pipeline.metadata(),
        new MetricPipelineV1Alpha1.Spec(
            withDefaults, output(spec.output()), spec.transform(), spec.filter()),
        pipeline.status());
  }

  private static Input.@Nullable PrometheusInput prometheus(Input.@Nullable PrometheusInput input) {
    return input == null || !isTrue(input.enabled())
        ? input
        : new Input.PrometheusInput(
            true,
            orElse(input.namespaces(), NO_SYSTEM_NAMESPACES),
            orElse(input.diagnosticMetrics(), OFF));
  }

  private static Input.@Nullable IstioInput istio(Input.@Nullable IstioInput input) {
    return input == null || !isTrue(input.enabled())
        ? input
        : new Input.IstioInput(
            true,
            orElse(input.namespaces(), NO_SYSTEM_NAMESPACES),
            orElse(input.diagnosticMetrics(), OFF),
            orElse(input.envoyMetrics(), OFF));
  }

  private static Input.@Nullable RuntimeInput runtime(Input.@Nullable RuntimeInput input) {
    if (input == null || !isTrue(input.enabled())) {
      return input;
    }
    Map<RuntimeResource, Toggle> toggles = new EnumMap<>(RuntimeResource.class);
    for (RuntimeResource resource : RuntimeResource.values()) {
      toggles.put(resource, ON);
    }
    if (input.resources() != null) {
      toggles.putAll(input.resources().toggles());
    }
    return new Input.RuntimeInput(
        true,
        orElse(input.namespaces(), NO_SYSTEM_NAMESPACES),
        new Input.RuntimeResources(toggles));
  }

  private static Input.OtlpInput otlp(Input.@Nullable OtlpInput input) {
    boolean enabled = input == null || input.enabled() == null || input.enabled();
    NamespaceSelector namespaces = input == null ? null : input.namespaces();
    return new Input.OtlpInput(enabled, enabled ? orElse(namespaces, ALL_NAMESPACES) : namespaces);
  }

  /** In v1alpha1 a disabled input gets its namespaces, too. */
  private static MetricPipelineV1Alpha1.AlphaOtlp otlp(
      MetricPipelineV1Alpha1.@Nullable AlphaOtlp input) {
    return new MetricPipelineV1Alpha1.AlphaOtlp(
        input == null ? null : input.disabled(),
        orElse(input == null ? null : input.namespaces(), ALL_NAMESPACES));
  }

  private static @Nullable Output output(@Nullable Output output) {
    if (output == null || output.otlp() == null) {
      return output;
    }
    Output.Otlp otlp = output.otlp();
    if (otlp.protocol() != null && !otlp.protocol().isEmpty()) {
      return output;
    }
    return new Output(
        new Output.Otlp(
            "grpc",
            otlp.compression(),
            otlp.endpoint(),
            otlp.path(),
            otlp.authentication(),
            otlp.headers(),
            otlp.tls()));
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
