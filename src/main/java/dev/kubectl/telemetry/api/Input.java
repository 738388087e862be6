package dev.kubectl.telemetry.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spec.input}: where metrics come from. */
public record Input(
    @Nullable PrometheusInput prometheus,
    @Nullable IstioInput istio,
    @Nullable RuntimeInput runtime,
    @Nullable OtlpInput otlp) {

  /** An input that is absent altogether. */
  public static final Input NONE = new Input(null, null, null, null);

  /** Scraping of annotated workloads. */
  public record PrometheusInput(
      @Nullable Boolean enabled,
      @Nullable NamespaceSelector namespaces,
      @Nullable Toggle diagnosticMetrics) {}

  /** Scraping of Istio sidecars. */
  public record IstioInput(
      @Nullable Boolean enabled,
      @Nullable NamespaceSelector namespaces,
      @Nullable Toggle diagnosticMetrics,
      @Nullable Toggle envoyMetrics) {}

  /** Metrics about Kubernetes resources. */
  public record RuntimeInput(
      @Nullable Boolean enabled,
      @Nullable NamespaceSelector namespaces,
      @Nullable RuntimeResources resources) {}

  /** Pushed OTLP data. */
  public record OtlpInput(@Nullable Boolean enabled, @Nullable NamespaceSelector namespaces) {}

  /** An object whose only field is {@code enabled}. */
  public record Toggle(@Nullable Boolean enabled) {}

  /** Resources that the runtime input can report on, in the order of the CRD. */
  public enum RuntimeResource {
    POD,
    CONTAINER,
    NODE,
    VOLUME,
    DAEMONSET,
    DEPLOYMENT,
    STATEFULSET,
    JOB;

    /** Its key below {@code runtime.resources}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code runtime.resources}; a resource that is not in the map was not written. */
  public record RuntimeResources(Map<RuntimeResource, Toggle> toggles) {
    public RuntimeResources {
      Map<RuntimeResource, Toggle> copy = new EnumMap<>(RuntimeResource.class);
      copy.putAll(toggles);
      toggles = Collections.unmodifiableMap(copy);
    }
  }

  /** Which namespaces to take data from. Null lists are absent, empty ones were written. */
  public record NamespaceSelector(@Nullable List<String> include, @Nullable List<String> exclude) {
    public NamespaceSelector {
      include = include == null ? null : List.copyOf(include);
      exclude = exclude == null ? null : List.copyOf(exclude);
    }

    public List<String> included() {
      return include == null ? List.of() : include;
    }

    public List<String> excluded() {
      return exclude == null ? List.of() : exclude;
    }
  }
}
