package dev.kubectl.telemetry.collector;

import java.util.Locale;

/** Inputs that the agent collects, in the order in which they are listed everywhere. */
enum PulledInput {
  RUNTIME,
  PROMETHEUS,
  ISTIO;

  /** Its key below {@code spec.input}, and its mark on the data. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
