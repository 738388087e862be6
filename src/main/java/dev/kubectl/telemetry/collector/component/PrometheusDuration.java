package dev.kubectl.telemetry.collector.component;

import dev.kubectl.telemetry.api.GoDuration;
import java.time.Duration;

/** Durations as Prometheus reads them: without fractions, in milliseconds at the finest. */
final class PrometheusDuration {
  private PrometheusDuration() {}

  /** For example {@code 1m30s}, {@code 1s500ms}. What is finer than a millisecond is rounded up. */
  static String format(Duration duration) {
    long millis = duration.toMillis();
    if (Duration.ofMillis(millis).compareTo(duration) < 0) {
      millis++;
    }
    long rest = millis % 1000;
    if (rest == 0) {
      return GoDuration.text(Duration.ofMillis(millis));
    }
    String seconds = millis < 1000 ? "" : GoDuration.text(Duration.ofMillis(millis - rest));
    return seconds + rest + "ms";
  }
}
