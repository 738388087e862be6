package dev.kubectl.telemetry.api;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code operator.kyma-project.io} Telemetry, the module's settings; both versions have the same
 * fields. Only the one named {@code default} in the manager's namespace counts.
 */
public record Telemetry(
    ObjectMeta metadata, @Nullable MetricSpec metric, @Nullable Enrichments enrichments) {
  public static final String GROUP = "operator.kyma-project.io";
  public static final String KIND = "Telemetry";

  /** The name of the one that counts. */
  public static final String DEFAULT_NAME = "default";

  /** Annotation whose value {@code otel} selects the enrichment by OpenTelemetry's conventions. */
  public static final String SERVICE_ENRICHMENT = "telemetry.kyma-project.io/service-enrichment";

  /** Annotation whose value {@code true} lets the vertical autoscaler size the agent. */
  public static final String ENABLE_VPA = "telemetry.kyma-project.io/enable-vpa";

  /** {@code otel} or {@code kyma-legacy}, which every other value counts as. */
  public String serviceEnrichment() {
    return "otel".equals(metadata.annotations().get(SERVICE_ENRICHMENT)) ? "otel" : "kyma-legacy";
  }

  public boolean vpaEnabled() {
    return "true".equals(metadata.annotations().get(ENABLE_VPA));
  }

  /**
   * {@code spec.metric}. Intervals are above zero.
   *
   * @param staticReplicas of the gateway; null unless scaling is {@code Static} and the number is
   *     above zero
   * @param collectionInterval of all pull inputs that have none of their own
   * @param invalidIntervals those that are written but cannot be used; they are null above
   */
  public record MetricSpec(
      @Nullable Integer staticReplicas,
      @Nullable Duration collectionInterval,
      @Nullable Duration runtimeInterval,
      @Nullable Duration prometheusInterval,
      @Nullable Duration istioInterval,
      List<InvalidInterval> invalidIntervals) {
    public MetricSpec {
      invalidIntervals = List.copyOf(invalidIntervals);
    }

    public MetricSpec(
        @Nullable Integer staticReplicas,
        @Nullable Duration collectionInterval,
        @Nullable Duration runtimeInterval,
        @Nullable Duration prometheusInterval,
        @Nullable Duration istioInterval) {
      this(
          staticReplicas,
          collectionInterval,
          runtimeInterval,
          prometheusInterval,
          istioInterval,
          List.of());
    }
  }

  /**
   * A text that is no duration as {@link GoDuration} has them, or one that is not above zero.
   *
   * @param path the field, from the root of the object
   */
  public record InvalidInterval(FieldPath path, String text) {}

  /** {@code spec.enrichments}. */
  public record Enrichments(
      @Nullable List<PodLabel> extractPodLabels, @Nullable String clusterName) {
    public Enrichments {
      extractPodLabels = extractPodLabels == null ? null : List.copyOf(extractPodLabels);
    }

    public List<PodLabel> podLabels() {
      return extractPodLabels == null ? List.of() : extractPodLabels;
    }
  }

  /** A pod label to copy: one key, or all that begin with a prefix. */
  public record PodLabel(@Nullable String key, @Nullable String keyPrefix) {}
}
