package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the four inputs as rules see it.
 *
 * @param name its key below {@code spec.input}
 * @param enabled OTLP unless switched off, the others only when switched on
 * @param pulls whether the agent fetches the data; only then are system namespaces left out unless
 *     asked for
 */
record EnabledInput(
    String name, boolean enabled, boolean pulls, @Nullable NamespaceSelector namespaces) {

  private static final List<String> SYSTEM = List.of("kyma-system", "kube-system", "istio-system");

  static List<EnabledInput> all(Input input) {
    return List.of(prometheus(input), istio(input), runtime(input), otlp(input));
  }

  static EnabledInput prometheus(Input input) {
    Input.PrometheusInput prometheus = input.prometheus();
    return new EnabledInput(
        "prometheus",
        prometheus != null && Boolean.TRUE.equals(prometheus.enabled()),
        true,
        prometheus == null ? null : prometheus.namespaces());
  }

  private static EnabledInput istio(Input input) {
    Input.IstioInput istio = input.istio();
    return new EnabledInput(
        "istio",
        istio != null && Boolean.TRUE.equals(istio.enabled()),
        true,
        istio == null ? null : istio.namespaces());
  }

  static EnabledInput runtime(Input input) {
    Input.RuntimeInput runtime = input.runtime();
    return new EnabledInput(
        "runtime",
        runtime != null && Boolean.TRUE.equals(runtime.enabled()),
        true,
        runtime == null ? null : runtime.namespaces());
  }

  private static EnabledInput otlp(Input input) {
    Input.OtlpInput otlp = input.otlp();
    return new EnabledInput(
        "otlp",
        otlp == null || !Boolean.FALSE.equals(otlp.enabled()),
        false,
        otlp == null ? null : otlp.namespaces());
  }

  /** Whether data of this namespace is taken, the webhook's defaults in place. */
  boolean takes(String namespace) {
    if (!enabled) {
      return false;
    }
    if (namespaces == null) {
      return !pulls || !SYSTEM.contains(namespace);
    }
    if (!namespaces.included().isEmpty()) {
      return namespaces.included().contains(namespace);
    }
    return !namespaces.excluded().contains(namespace);
  }

  /** Whether data of every namespace is taken. */
  boolean takesAll() {
    return enabled
        && (namespaces == null
            ? !pulls
            : namespaces.included().isEmpty() && namespaces.excluded().isEmpty());
  }
}
