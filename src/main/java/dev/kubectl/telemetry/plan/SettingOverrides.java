package dev.kubectl.telemetry.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are otherwise taken from the Telemetry resource; null means "not overridden".
 *
 * @param serviceEnrichment {@code otel} or {@code kyma-legacy}
 * @param logLevel of the self monitor
 */
public record SettingOverrides(
    @Nullable String clusterName,
    @Nullable String serviceEnrichment,
    @Nullable Integer replicas,
    @Nullable Boolean vpaEnabled,
    @Nullable Duration runtimeInterval,
    @Nullable Duration prometheusInterval,
    @Nullable Duration istioInterval,
    @Nullable String logLevel) {
  public static final SettingOverrides NONE =
      new SettingOverrides(null, null, null, null, null, null, null, null);

  /** Overrides that leave the log level alone. */
  public SettingOverrides(
      @Nullable String clusterName,
      @Nullable String serviceEnrichment,
      @Nullable Integer replicas,
      @Nullable Boolean vpaEnabled,
      @Nullable Duration runtimeInterval,
      @Nullable Duration prometheusInterval,
      @Nullable Duration istioInterval) {
    this(
        clusterName,
        serviceEnrichment,
        replicas,
        vpaEnabled,
        runtimeInterval,
        prometheusInterval,
        istioInterval,
        null);
  }

  /** The same with another log level. */
  public SettingOverrides withLogLevel(@Nullable String level) {
    return new SettingOverrides(
        clusterName,
        serviceEnrichment,
        replicas,
        vpaEnabled,
        runtimeInterval,
        prometheusInterval,
        istioInterval,
        level);
  }
}
