package dev.kubectl.telemetry.api.schema;

import static dev.kubectl.telemetry.api.schema.FieldType.ANYTHING;
import static dev.kubectl.telemetry.api.schema.FieldType.BOOL;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT_LIST;
import static dev.kubectl.telemetry.api.schema.FieldType.listOf;
import static dev.kubectl.telemetry.api.schema.ObjectSchema.object;

import dev.kubectl.telemetry.api.Input.RuntimeResource;

/** Fields of MetricPipeline in both versions. */
public final class MetricPipelineSchema {
  private static final ObjectSchema NAMESPACES =
      object()
          .field(
              "include",
              TEXT_LIST,
              "Take data from these namespaces only. Cannot stand beside `exclude`.")
          .field(
              "exclude",
              TEXT_LIST,
              "Take data from all namespaces but these. Cannot stand beside `include`.")
          .build();

  private static final String PULL_NAMESPACES =
      "Namespaces from which metrics are collected. By default all but the system namespaces;"
          + " `{}` means all, including system namespaces.";

  private static final ObjectSchema DIAGNOSTIC_METRICS =
      toggle("Whether diagnostic metrics are collected. Default: `false`.");

  private static final ObjectSchema PROMETHEUS =
      object()
          .fieldWithZero(
              "enabled",
              BOOL,
              "Whether Service endpoints and Pods annotated with `prometheus.io/scrape=true` are"
                  + " scraped. Default: `false`.")
          .field("namespaces", NAMESPACES, PULL_NAMESPACES)
          .field("diagnosticMetrics", DIAGNOSTIC_METRICS, "Additional metrics about each scrape.")
          .build();

  private static final ObjectSchema ISTIO =
      object()
          .fieldWithZero(
              "enabled",
              BOOL,
              "Whether the istio-proxy sidecars of Pods are scraped. Default: `false`.")
          .field("namespaces", NAMESPACES, PULL_NAMESPACES)
          .field("diagnosticMetrics", DIAGNOSTIC_METRICS, "Additional metrics about each scrape.")
          .field(
              "envoyMetrics",
              toggle("Whether metrics with prefix `envoy_` are scraped. Default: `false`."),
              "Additional Envoy metrics.")
          .build();

  private static final ObjectSchema RUNTIME =
      object()
          .fieldWithZero(
              "enabled",
              BOOL,
              "Whether metrics about Kubernetes resources are collected. Default: `false`.")
          .field("namespaces", NAMESPACES, PULL_NAMESPACES)
          .field("resources", runtimeResources(), "Resource types to collect metrics for.")
          .build();

  private static final String OTLP_NAMESPACES =
      "Namespaces whose pushed data is taken. By default all, including system namespaces.";

  private static final ObjectSchema OTLP_INPUT =
      object()
          .fieldWithZero("enabled", BOOL, "Whether pushed OTLP data is taken. Default: `true`.")
          .field("namespaces", NAMESPACES, OTLP_NAMESPACES)
          .trap(
              "disabled",
              "`disabled` is the v1alpha1 name; in v1beta1, write `enabled` with the opposite"
                  + " value")
          .build();

  private static final ObjectSchema OTLP_INPUT_V1ALPHA1 =
      object()
          .field("disabled", BOOL, "Whether pushed OTLP data is refused. Default: `false`.")
          .field("namespaces", NAMESPACES, OTLP_NAMESPACES)
          .trap(
              "enabled",
              "`enabled` is the v1beta1 name; in v1alpha1, write `disabled` with the opposite"
                  + " value")
          .build();

  private static final ObjectSchema TRANSFORM =
      object()
          .field(
              "conditions",
              TEXT_LIST,
              "OTTL conditions; the statements run where at least one of them holds.")
          .field("statements", TEXT_LIST, "OTTL statements, run in order.")
          .trap("statement", "The field is the list `statements`")
          .trap("condition", "The field is the list `conditions`")
          .build();

  private static final ObjectSchema FILTER =
      object()
          .field(
              "conditions",
              TEXT_LIST,
              "OTTL conditions; data for which one of them holds is dropped.")
          .trap("statements", "A filter has `conditions` only; statements belong to `transform`")
          .build();

  /** {@code telemetry.kyma-project.io/v1beta1}. */
  public static final ObjectSchema V1BETA1 = pipeline(OTLP_INPUT, OutputSchema.V1BETA1);

  /** {@code telemetry.kyma-project.io/v1alpha1}. */
  public static final ObjectSchema V1ALPHA1 = pipeline(OTLP_INPUT_V1ALPHA1, OutputSchema.V1ALPHA1);

  private MetricPipelineSchema() {}

  private static ObjectSchema pipeline(ObjectSchema otlpInput, ObjectSchema output) {
    ObjectSchema input =
        object()
            .field("prometheus", PROMETHEUS, "Scraping of annotated workloads.")
            .field("runtime", RUNTIME, "Metrics about Kubernetes resources.")
            .field("istio", ISTIO, "Metrics of applications in the Istio service mesh.")
            .field("otlp", otlpInput, "Data that applications push as OTLP.")
            .build();
    ObjectSchema spec =
        object()
            .field("input", input, "Where metrics come from.")
            .field("output", output, "Where metrics are sent. Required.")
            .field("transform", listOf(TRANSFORM), "OTTL statements that change data.")
            .field("filter", listOf(FILTER), "OTTL conditions that drop data.")
            .trap("inputs", "The field is `input`, an object")
            .trap("outputs", "The field is `output`, an object with exactly one output")
            .build();
    return KubernetesSchema.typed()
        .field("spec", spec, "What the pipeline does.")
        .field("status", ANYTHING, "Set by the telemetry manager.")
        .build();
  }

  private static ObjectSchema toggle(String description) {
    return object().fieldWithZero("enabled", BOOL, description).build();
  }

  private static ObjectSchema runtimeResources() {
    ObjectSchema enabled =
        toggle("Whether metrics for this resource type are collected. Default: `true`.");
    ObjectSchema.Builder resources = object();
    for (RuntimeResource resource : RuntimeResource.values()) {
      resources.field(resource.key(), enabled, "Metrics for resource type " + resource.key() + ".");
    }
    return resources.build();
  }
}
