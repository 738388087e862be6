package dev.kubectl.telemetry.api.schema;

import static dev.kubectl.telemetry.api.schema.FieldType.ANYTHING;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT;
import static dev.kubectl.telemetry.api.schema.FieldType.WHOLE_NUMBER;
import static dev.kubectl.telemetry.api.schema.FieldType.listOf;
import static dev.kubectl.telemetry.api.schema.FieldType.oneOf;
import static dev.kubectl.telemetry.api.schema.ObjectSchema.object;

/** Fields of Telemetry; its two versions have the same. */
public final class TelemetrySchema {
  private static final ObjectSchema GATEWAY =
      object()
          .field(
              "scaling",
              object()
                  .field("type", oneOf("Static"), "Scaling strategy; without it 2 replicas run.")
                  .field(
                      "static",
                      object()
                          .field("replicas", WHOLE_NUMBER, "Number of Pods, at least 1.")
                          .build(),
                      "Settings of type `Static`.")
                  .trap("replicas", "put it under `static`, and set `type: Static`")
                  .build(),
              "How many gateway Pods run.")
          .trap("replicas", "put it under `scaling.static`, and set `scaling.type: Static`")
          .build();

  private static final ObjectSchema SIGNAL =
      object().field("gateway", GATEWAY, "Settings of the gateway.").build();

  private static final ObjectSchema INPUT =
      object()
          .field(
              "collectionInterval",
              TEXT,
              "Time between two scrapes of this input, such as `30s` or `1m`; instead of the one"
                  + " for all inputs.")
          .build();

  private static final ObjectSchema METRIC =
      object()
          .field(
              "collectionInterval",
              TEXT,
              "Time between two scrapes of the runtime, prometheus and istio inputs, such as `30s`"
                  + " or `1m`. Default: `30s`.")
          .field("gateway", GATEWAY, "Settings of the metric gateway.")
          .field("runtime", INPUT, "Settings of the runtime input.")
          .field("prometheus", INPUT, "Settings of the prometheus input.")
          .field("istio", INPUT, "Settings of the istio input.")
          .build();

  private static final ObjectSchema ENRICHMENTS =
      object()
          .field(
              "extractPodLabels",
              listOf(
                  object()
                      .fieldWithZero("key", TEXT, "Label to copy.")
                      .fieldWithZero("keyPrefix", TEXT, "Copy all labels that begin with this.")
                      .build()),
              "Pod labels that become resource attributes `k8s.pod.label.KEY`.")
          .field(
              "cluster",
              object()
                  .field("name", TEXT, "Value of resource attribute `k8s.cluster.name`.")
                  .build(),
              "What the cluster is called.")
          .build();

  /** Both versions of {@code operator.kyma-project.io}. */
  public static final ObjectSchema TELEMETRY =
      KubernetesSchema.typed()
          .field(
              "spec",
              object()
                  .field("metric", METRIC, "Settings for metrics.")
                  .field("trace", SIGNAL, "Settings for traces.")
                  .field("log", SIGNAL, "Settings for logs.")
                  .field("enrichments", ENRICHMENTS, "What is added to all data.")
                  .trap("metrics", "The field is `metric`")
                  .build(),
              "The module's settings.")
          .field("status", ANYTHING, "Set by the telemetry manager.")
          .build();

  private TelemetrySchema() {}
}
