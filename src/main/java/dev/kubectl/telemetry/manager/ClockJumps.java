package dev.kubectl.telemetry.manager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Notices that the time of day and the clock that never jumps have drifted apart: somebody set the
 * time, or the machine slept. Appointments made before are then wrong, and connections may be dead.
 */
final class ClockJumps {
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private Instant lastTime;
  private long lastNanos;

  ClockJumps(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.lastTime = clock.instant();
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Whether there was one since this was last asked. */
  boolean happened() {
    Instant time = clock.instant();
    long nanos = nanoTime.getAsLong();
    Duration drift = Duration.between(lastTime, time).minusNanos(nanos - lastNanos);
    lastTime = time;
    lastNanos = nanos;
    return drift.abs().compareTo(TOLERATED) > 0;
  }
}
