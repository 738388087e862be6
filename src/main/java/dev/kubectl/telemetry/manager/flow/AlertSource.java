package dev.kubectl.telemetry.manager.flow;

import java.time.Duration;

/** A way to the alerts of the self monitor. */
public interface AlertSource {
  /** As long as the reference waits for an answer. */
  Duration DEADLINE = Duration.ofSeconds(10);

  /** Where Prometheus lists its alerts. */
  String PATH = "/api/v1/alerts";

  int PORT = 9090;

  /** Asks. Blocks for no longer than {@link #DEADLINE} for each way there is, and never throws. */
  Answer ask();

  /** What came of it. */
  sealed interface Answer {
    /** Prometheus answered. */
    record Alerts(FiringAlerts firing) implements Answer {}

    /**
     * Nothing is known.
     *
     * @param status of HTTP; 0 when nobody answered
     * @param reason a sentence for people; holds nothing of what was answered
     */
    record Failed(int status, String reason) implements Answer {}
  }
}
