package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.IstioInput;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.OtlpInput;
import dev.kubectl.telemetry.api.Input.PrometheusInput;
import dev.kubectl.telemetry.api.Input.RuntimeInput;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.Input.Toggle;
import dev.kubectl.telemetry.api.MetricPipeline;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one pipeline that are switched on, without any defaulting: pull inputs must be
 * enabled explicitly, pushed data must be disabled explicitly.
 *
 * @param runtime null unless enabled
 * @param prometheus null unless enabled
 * @param istio null unless enabled
 * @param otlp whether pushed data is taken
 * @param otlpNamespaces of which namespaces, when it is taken
 */
public record ActiveInputs(
    @Nullable RuntimeInput runtime,
    @Nullable PrometheusInput prometheus,
    @Nullable IstioInput istio,
    boolean otlp,
    @Nullable NamespaceSelector otlpNamespaces) {

  public static ActiveInputs of(MetricPipeline pipeline) {
    Input written = pipeline.spec().input();
    Input input = written == null ? Input.NONE : written;
    RuntimeInput runtime = input.runtime();
    PrometheusInput prometheus = input.prometheus();
    IstioInput istio = input.istio();
    OtlpInput otlp = input.otlp();
    return new ActiveInputs(
        runtime != null && isTrue(runtime.enabled()) ? runtime : null,
        prometheus != null && isTrue(prometheus.enabled()) ? prometheus : null,
        istio != null && isTrue(istio.enabled()) ? istio : null,
        otlp == null || isNotFalse(otlp.enabled()),
        otlp == null ? null : otlp.namespaces());
  }

  /** Whether the pipeline needs the agent. */
  public boolean anyPulled() {
    return runtime != null || prometheus != null || istio != null;
  }

  /** Whether the runtime input reports on a resource. */
  public boolean reports(RuntimeResource resource) {
    if (runtime == null) {
      return false;
    }
    Toggle toggle =
        runtime.resources() == null ? null : runtime.resources().toggles().get(resource);
    return toggle == null || isNotFalse(toggle.enabled());
  }

  /** Whether the Istio input keeps the metrics of Envoy itself. */
  public boolean envoyMetrics() {
    return istio != null && isOn(istio.envoyMetrics());
  }

  /** Whether the Prometheus input keeps the metrics that scraping itself makes. */
  public boolean prometheusDiagnostics() {
    return prometheus != null && isOn(prometheus.diagnosticMetrics());
  }

  /** Whether the Istio input keeps the metrics that scraping itself makes. */
  public boolean istioDiagnostics() {
    return istio != null && isOn(istio.diagnosticMetrics());
  }

  private static boolean isOn(@Nullable Toggle toggle) {
    return toggle != null && isTrue(toggle.enabled());
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static boolean isNotFalse(@Nullable Boolean value) {
    return !Boolean.FALSE.equals(value);
  }
}
