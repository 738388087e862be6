package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.collector.AgentOptions.CollectionIntervals;
import dev.kubectl.telemetry.collector.CollectorOptions;
import dev.kubectl.telemetry.collector.ServiceEnrichment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings that count, after overrides, the Telemetry resource and defaults have been laid over
 * each other in this order (manager specification A9).
 */
public record Settings(
    String clusterName,
    Telemetry.@Nullable Enrichments enrichments,
    ServiceEnrichment serviceEnrichment,
    int replicas,
    boolean vpaEnabled,
    CollectionIntervals intervals) {
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
  private static final int DEFAULT_REPLICAS = 2;

  public static Settings of(ObservedState state) {
    SettingOverrides overrides = state.overrides();
    Telemetry telemetry = state.telemetry();
    Telemetry.MetricSpec metric = telemetry == null ? null : telemetry.metric();
    Telemetry.Enrichments enrichments = telemetry == null ? null : telemetry.enrichments();
    return new Settings(
        clusterName(
            overrides.clusterName(), enrichments == null ? null : enrichments.clusterName()),
        enrichments,
        serviceEnrichment(overrides, telemetry),
        replicas(overrides, metric),
        overrides.vpaEnabled() != null ? overrides.vpaEnabled() : asksForVpa(telemetry),
        new CollectionIntervals(
            interval(
                overrides.runtimeInterval(),
                metric,
                metric == null ? null : metric.runtimeInterval()),
            interval(
                overrides.prometheusInterval(),
                metric,
                metric == null ? null : metric.prometheusInterval()),
            interval(
                overrides.istioInterval(),
                metric,
                metric == null ? null : metric.istioInterval())));
  }

  private static String clusterName(@Nullable String override, @Nullable String written) {
    if (override != null && !override.isEmpty()) {
      return override;
    }
    return written == null || written.isEmpty() ? CollectorOptions.DEFAULT_CLUSTER_NAME : written;
  }

  private static ServiceEnrichment serviceEnrichment(
      SettingOverrides overrides, @Nullable Telemetry telemetry) {
    return ServiceEnrichment.of(
        overrides.serviceEnrichment() != null
            ? overrides.serviceEnrichment()
            : annotation(telemetry, "telemetry.kyma-project.io/service-enrichment"));
  }

  private static boolean asksForVpa(@Nullable Telemetry telemetry) {
    return "true".equals(annotation(telemetry, "telemetry.kyma-project.io/enable-vpa"));
  }

  private static @Nullable String annotation(@Nullable Telemetry telemetry, String key) {
    return telemetry == null ? null : telemetry.metadata().annotations().get(key);
  }

  private static int replicas(SettingOverrides overrides, Telemetry.@Nullable MetricSpec metric) {
    Integer replicas =
        overrides.replicas() != null
            ? overrides.replicas()
            : metric == null ? null : metric.staticReplicas();
    return replicas == null || replicas <= 0 ? DEFAULT_REPLICAS : replicas;
  }

  private static Duration interval(
      @Nullable Duration override,
      Telemetry.@Nullable MetricSpec metric,
      @Nullable Duration ofInput) {
    if (override != null) {
      return override;
    }
    if (ofInput != null) {
      return ofInput;
    }
    Duration general = metric == null ? null : metric.collectionInterval();
    return general == null ? DEFAULT_INTERVAL : general;
  }
}
