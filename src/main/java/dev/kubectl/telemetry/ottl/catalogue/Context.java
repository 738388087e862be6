package dev.kubectl.telemetry.ottl.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a condition or statement is run for: once per resource, scope, metric or data point.
 * Inferred from the paths of a text. From the widest to the narrowest.
 */
public enum Context {
  RESOURCE(List.of("resource", "otelcol")),
  SCOPE(List.of("scope", "resource", "otelcol")),
  METRIC(List.of("metric", "scope", "instrumentation_scope", "resource", "otelcol")),
  DATAPOINT(
      List.of("datapoint", "metric", "scope", "instrumentation_scope", "resource", "otelcol"));

  private final String word = name().toLowerCase(Locale.ROOT);

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> prefixes;

  Context(List<String> prefixes) {
    this.prefixes = prefixes;
  }

  /** The word in paths and in configuration, such as {@code datapoint}. */
  public String word() {
    return word;
  }

  /** First segments a path may have here. */
  public List<String> prefixes() {
    return prefixes;
  }

  /**
   * The contexts that can see this one's paths, in the order in which they are tried instead of it.
   */
  public List<Context> fallbacks() {
    return switch (this) {
      case RESOURCE -> List.of(DATAPOINT, METRIC, SCOPE);
      case SCOPE -> List.of(DATAPOINT, METRIC);
      case METRIC -> List.of(DATAPOINT);
      case DATAPOINT -> List.of();
    };
  }

  public static Optional<Context> of(String word) {
    return switch (word) {
      case "resource" -> Optional.of(RESOURCE);
      case "scope" -> Optional.of(SCOPE);
      case "metric" -> Optional.of(METRIC);
      case "datapoint" -> Optional.of(DATAPOINT);
      default -> Optional.empty();
    };
  }
}
