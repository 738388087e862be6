package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.NamespaceName;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the schema and the CEL rules of the CRD refuse, so that a file never passes what an API
 * server would turn away. Types are not looked at: a record has the right ones.
 *
 * <p>One deliberate difference: a token URL from a Secret is fine, although the CRD's rule reads
 * {@code value} without asking whether it is there, and so refuses what its documentation offers.
 */
public final class AdmissionRules {
  private static final FieldPath INPUT = FieldPath.of("spec", "input");
  private static final FieldPath POD_LABELS =
      FieldPath.of("spec", "enrichments", "extractPodLabels");

  private final List<Finding> findings = new ArrayList<>();

  private AdmissionRules() {}

  /**
   * Everything a v1beta1 API server would say, also about name, labels and annotations.
   *
   * @param pipeline with defaults, because the manager's webhook fills them in before
   */
  public static List<Finding> check(MetricPipeline pipeline) {
    AdmissionRules rules = new AdmissionRules();
    Input input = pipeline.spec().input();
    if (input != null) {
      rules.namespaces(input.prometheus(), input.istio(), input.runtime());
      if (input.otlp() != null) {
        rules.namespaces("otlp", input.otlp().namespaces());
      }
    }
    rules.findings.addAll(OutputAdmission.check(pipeline.spec().output(), false));
    rules.findings.addAll(MetadataRule.check(pipeline.metadata()));
    return List.copyOf(rules.findings);
  }

  /**
   * Everything a v1alpha1 API server would say, also about name, labels and annotations.
   *
   * @param pipeline with defaults, because the manager's webhook fills them in before
   */
  public static List<Finding> checkV1Alpha1(MetricPipelineV1Alpha1 pipeline) {
    AdmissionRules rules = new AdmissionRules();
    MetricPipelineV1Alpha1.AlphaInput input = pipeline.spec().input();
    if (input != null) {
      rules.namespaces(input.prometheus(), input.istio(), input.runtime());
      if (input.otlp() != null) {
        rules.namespaces("otlp", input.otlp().namespaces());
      }
    }
    rules.findings.addAll(OutputAdmission.check(pipeline.spec().output(), true));
    rules.findings.addAll(MetadataRule.check(pipeline.metadata()));
    return List.copyOf(rules.findings);
  }

  /**
   * What the API server refuses in the module's settings beyond their schema. Intervals are judged
   * when they are read.
   */
  public static List<Finding> check(Telemetry settings) {
    AdmissionRules rules = new AdmissionRules();
    List<Telemetry.PodLabel> labels =
        settings.enrichments() == null ? List.of() : settings.enrichments().podLabels();
    for (int i = 0; i < labels.size(); i++) {
      if ((labels.get(i).key() == null) == (labels.get(i).keyPrefix() == null)) {
        rules.findings.add(
            Finding.invalid(
                Rule.COMBINATION,
                POD_LABELS.index(i),
                "Either 'key' or 'keyPrefix' must be specified",
                labels.get(i).key() == null
                    ? "add key for one label, or keyPrefix for all that begin alike"
                    : "write two entries, one with each"));
      }
    }
    rules.findings.addAll(MetadataRule.check(settings.metadata()));
    return List.copyOf(rules.findings);
  }

  private void namespaces(
      Input.@Nullable PrometheusInput prometheus,
      Input.@Nullable IstioInput istio,
      Input.@Nullable RuntimeInput runtime) {
    namespaces("prometheus", prometheus == null ? null : prometheus.namespaces());
    namespaces("istio", istio == null ? null : istio.namespaces());
    namespaces("runtime", runtime == null ? null : runtime.namespaces());
  }

  private void namespaces(String input, Input.@Nullable NamespaceSelector selector) {
    if (selector == null) {
      return;
    }
    FieldPath path = INPUT.key(input).key("namespaces");
    names(path.key("include"), selector.included());
    names(path.key("exclude"), selector.excluded());
    if (selector.include() != null && selector.exclude() != null) {
      findings.add(
          Finding.invalid(
              Rule.COMBINATION,
              path,
              "Only one of 'include' or 'exclude' can be defined",
              "remove one of the two lists, even if it is empty"));
    }
  }

  private void names(FieldPath path, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!NamespaceName.isValid(name)) {
        findings.add(
            Finding.invalid(
                Rule.FORMAT,
                path.index(i),
                "not the name of a namespace",
                "at most 63 lower-case letters, digits and hyphens, beginning and ending with a"
                    + " letter or digit; there are no wildcards"));
      }
    }
  }
}
