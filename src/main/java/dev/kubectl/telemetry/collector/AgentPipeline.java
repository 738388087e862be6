package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.component.Origins.field;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.RuntimeInput;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import org.jspecify.annotations.Nullable;

/** A pipeline as the agent sees it. */
record AgentPipeline(ResolvedPipeline resolved, ActiveInputs inputs) {
  static AgentPipeline of(ResolvedPipeline resolved) {
    return new AgentPipeline(resolved, ActiveInputs.of(resolved.pipeline()));
  }

  String outputId() {
    return "metrics/output-" + resolved.name();
  }

  boolean has(PulledInput input) {
    return switch (input) {
      case RUNTIME -> inputs.runtime() != null;
      case PROMETHEUS -> inputs.prometheus() != null;
      case ISTIO -> inputs.istio() != null;
    };
  }

  /** The namespaces that an input is limited to. */
  @Nullable NamespaceSelector namespaces(PulledInput input) {
    return switch (input) {
      case RUNTIME -> inputs.runtime() == null ? null : inputs.runtime().namespaces();
      case PROMETHEUS -> inputs.prometheus() == null ? null : inputs.prometheus().namespaces();
      case ISTIO -> inputs.istio() == null ? null : inputs.istio().namespaces();
    };
  }

  /** The field that switched an input on. */
  Origin enabling(PulledInput input) {
    return field(resolved.pipeline(), path(input).key("enabled"));
  }

  /** The field that says whether a resource is reported, or the input when none says. */
  Origin resourceField(RuntimeResource resource) {
    RuntimeInput runtime = inputs.runtime();
    boolean written =
        runtime != null
            && runtime.resources() != null
            && runtime.resources().toggles().containsKey(resource);
    FieldPath path = path(PulledInput.RUNTIME);
    return field(
        resolved.pipeline(),
        written ? path.key("resources").key(resource.key()).key("enabled") : path.key("enabled"));
  }

  static FieldPath path(PulledInput input) {
    return FieldPath.of("spec", "input", input.key());
  }
}
