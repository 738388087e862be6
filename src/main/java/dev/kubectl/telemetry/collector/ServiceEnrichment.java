package dev.kubectl.telemetry.collector;

import org.jspecify.annotations.Nullable;

/** How {@code service.name} is found. */
public enum ServiceEnrichment {
  /** Well-known pod labels, then names of the workload. */
  KYMA_LEGACY,
  /** The semantic conventions of OpenTelemetry. */
  OTEL;

  /** The strategy of this name; everything but {@code otel} is the legacy one. */
  public static ServiceEnrichment of(@Nullable String name) {
    return "otel".equals(name) ? OTEL : KYMA_LEGACY;
  }
}
