package dev.kubectl.telemetry.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are otherwise taken from the Telemetry resource; null means "not overridden".
 *
 * @param serviceEnrichment {@code otel} or {@code kyma-legacy}
 */
public record SettingOverrides(
    @Nullable String clusterName,
    @Nullable String serviceEnrichment,
    @Nullable Integer replicas,
    @Nullable Boolean vpaEnabled,
    @Nullable Duration runtimeInterval,
    @Nullable Duration prometheusInterval,
    @Nullable Duration istioInterval) {
  public static final SettingOverrides NONE =
      new SettingOverrides(null, null, null, null, null, null, null);
}
