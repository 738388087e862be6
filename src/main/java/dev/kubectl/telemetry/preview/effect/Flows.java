package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.collector.ActiveInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams of metrics that a pipeline takes in, by the field that switches them on. */
final class Flows {
  static final String OTLP = "spec.input.otlp";
  static final String RUNTIME = "spec.input.runtime";
  static final String PROMETHEUS = "spec.input.prometheus";
  static final String ISTIO = "spec.input.istio";

  private static final String DIAGNOSTICS = ".diagnosticMetrics";

  private Flows() {}

  /** Whole inputs first; a part of an input has the input's field before its own. */
  static Map<String, String> of(ActiveInputs inputs) {
    Map<String, String> flows = new LinkedHashMap<>();
    if (inputs.otlp()) {
      flows.put(OTLP, "pushed OTLP metrics");
    }
    if (inputs.runtime() != null) {
      flows.put(RUNTIME, "metrics about Kubernetes resources");
      for (RuntimeResource resource : RuntimeResource.values()) {
        if (inputs.reports(resource)) {
          flows.put(RUNTIME + ".resources." + resource.key(), "metrics about " + plural(resource));
        }
      }
    }
    if (inputs.prometheus() != null) {
      flows.put(PROMETHEUS, "metrics of annotated Pods and Services");
      if (inputs.prometheusDiagnostics()) {
        flows.put(PROMETHEUS + DIAGNOSTICS, "metrics about scraping Pods and Services");
      }
    }
    if (inputs.istio() != null) {
      flows.put(ISTIO, "metrics of Istio proxies");
      if (inputs.istioDiagnostics()) {
        flows.put(ISTIO + DIAGNOSTICS, "metrics about scraping Istio proxies");
      }
      if (inputs.envoyMetrics()) {
        flows.put(ISTIO + ".envoyMetrics", "metrics of Envoy itself");
      }
    }
    return flows;
  }

  private static String plural(RuntimeResource resource) {
    return switch (resource) {
      case POD -> "Pods";
      case CONTAINER -> "containers";
      case NODE -> "Nodes";
      case VOLUME -> "volumes";
      case DAEMONSET -> "DaemonSets";
      case DEPLOYMENT -> "Deployments";
      case STATEFULSET -> "StatefulSets";
      case JOB -> "Jobs";
    };
  }

  /** The namespaces that each whole input takes data from. */
  static Map<String, NamespaceSelector> namespaces(ActiveInputs inputs) {
    Map<String, NamespaceSelector> selectors = new LinkedHashMap<>();
    if (inputs.otlp()) {
      put(selectors, OTLP, inputs.otlpNamespaces());
    }
    if (inputs.runtime() != null) {
      put(selectors, RUNTIME, inputs.runtime().namespaces());
    }
    if (inputs.prometheus() != null) {
      put(selectors, PROMETHEUS, inputs.prometheus().namespaces());
    }
    if (inputs.istio() != null) {
      put(selectors, ISTIO, inputs.istio().namespaces());
    }
    return selectors;
  }

  private static void put(
      Map<String, NamespaceSelector> selectors, String field, @Nullable NamespaceSelector written) {
    selectors.put(field, written == null ? new NamespaceSelector(null, null) : written);
  }
}
