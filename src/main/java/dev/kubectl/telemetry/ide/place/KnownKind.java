package dev.kubectl.telemetry.ide.place;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.schema.KubernetesSchema;
import dev.kubectl.telemetry.api.schema.MetricPipelineSchema;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.api.schema.TelemetrySchema;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import java.util.List;
import java.util.Optional;

/** Kinds whose fields we know. */
public enum KnownKind {
  METRIC_PIPELINE(MetricPipeline.KIND, MetricPipelineSchema.V1BETA1, true),
  METRIC_PIPELINE_V1ALPHA1(MetricPipeline.KIND, MetricPipelineSchema.V1ALPHA1, true),
  TELEMETRY(Telemetry.KIND, TelemetrySchema.TELEMETRY, true),
  SECRET("Secret", KubernetesSchema.SECRET, false),
  CONFIG_MAP("ConfigMap", KubernetesSchema.CONFIG_MAP, false),
  NAMESPACE("Namespace", KubernetesSchema.NAMESPACE, false);

  /** Groups of the kinds that are ours. */
  private static final List<String> GROUPS =
      List.of(MetricPipeline.GROUP + "/", "operator.kyma-project.io/");

  private final String kind;

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable collections
  private final ObjectSchema schema;

  private final boolean ours;

  KnownKind(String kind, ObjectSchema schema, boolean ours) {
    this.kind = kind;
    this.schema = schema;
    this.ours = ours;
  }

  /** The word behind {@code kind:}. */
  public String kind() {
    return kind;
  }

  public ObjectSchema schema() {
    return schema;
  }

  /** Whether a file that holds one is ours to talk about. */
  public boolean ours() {
    return ours;
  }

  public boolean isPipeline() {
    return kind.equals(MetricPipeline.KIND);
  }

  /** The kind of an object as it was written; other groups have kinds of the same names. */
  public static Optional<KnownKind> of(Sketch.Mapping object) {
    String kind = text(object, "kind");
    String apiVersion = text(object, "apiVersion");
    if (kind.equals(MetricPipeline.KIND)) {
      return Optional.of(
          apiVersion.endsWith("/v1alpha1") ? METRIC_PIPELINE_V1ALPHA1 : METRIC_PIPELINE);
    }
    if (kind.equals(Telemetry.KIND)) {
      boolean other = apiVersion.contains("/") && !isOurGroup(apiVersion);
      return other ? Optional.empty() : Optional.of(TELEMETRY);
    }
    if (!apiVersion.isEmpty() && !apiVersion.equals("v1")) {
      return Optional.empty();
    }
    for (KnownKind known : values()) {
      if (!known.ours && known.kind.equals(kind)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** Whether a version belongs to a group of ours. */
  public static boolean isOurGroup(String apiVersion) {
    return GROUPS.stream().anyMatch(apiVersion::startsWith);
  }

  /** The text of a field of an object; empty when it is absent or no text. */
  public static String text(Sketch.Mapping object, String key) {
    return object.entry(key).map(Sketch.Entry::value).orElse(null) instanceof Sketch.Scalar scalar
        ? scalar.text()
        : "";
  }
}
