package dev.kubectl.telemetry.manager;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When the next pass is due. Pure bookkeeping on a clock that never jumps, in nanoseconds; waiting
 * is the loop's part.
 *
 * <p>The first change after a quiet time is taken up at once, those of a burst together: they are
 * waited for until they pause, but no longer than a little more than a pass takes. After a failure
 * the waiting time doubles up to a limit, with jitter; success forgets it. Now and then a pass is
 * due although nothing happened.
 */
final class Schedule {
  private static final long QUIET = Duration.ofMillis(100).toNanos();
  private static final long PAUSE = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_BURST = Duration.ofMillis(100).toNanos();
  private static final long FIRST_BACKOFF = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_BACKOFF = Duration.ofMinutes(5).toNanos();
  private static final long RESYNC = Duration.ofMinutes(10).toNanos();

  private final RandomGenerator random;
  private long firstChange;
  private long lastChange;
  private boolean dirty;
  private long passEnd;
  private long passTook;
  private long appointment = Long.MAX_VALUE;
  private int failures;

  Schedule(RandomGenerator random, long now) {
    this.random = random;
    this.passEnd = now - QUIET;
    this.appointment = now + RESYNC;
  }

  /** Something may be different. */
  void changed(long now) {
    if (!dirty) {
      firstChange = now;
    }
    dirty = true;
    lastChange = now;
  }

  /** A pass begins: it sees everything that changed up to now. */
  void started() {
    dirty = false;
  }

  /**
   * A pass has ended.
   *
   * @param took how long it took
   * @param failed whether it should be tried again
   * @param wakeIn after which time something changes by itself; negative for never
   */
  void ended(long now, long took, boolean failed, long wakeIn) {
    passEnd = now;
    passTook = took;
    failures = failed ? failures + 1 : 0;
    long next = failed ? backoff() : RESYNC;
    appointment = now + (wakeIn >= 0 ? Math.min(next, wakeIn) : next);
  }

  private long backoff() {
    long longest =
        failures > 20
            ? LONGEST_BACKOFF
            : Math.min(LONGEST_BACKOFF, FIRST_BACKOFF << (failures - 1));
    return longest / 2 + random.nextLong(longest / 2 + 1);
  }

  /** At which time the next pass is due; may be in the past. */
  long due() {
    if (!dirty) {
      return appointment;
    }
    if (firstChange - passEnd >= QUIET) {
      return Math.min(firstChange, appointment);
    }
    long longest = Math.max(LONGEST_BURST, 2 * passTook);
    long settled = Math.min(lastChange + PAUSE, firstChange + longest);
    // While everything fails, changes do not make it come much faster.
    return failures > 1
        ? Math.min(Math.max(settled, passEnd + FIRST_BACKOFF), appointment)
        : settled;
  }

  boolean isDirty() {
    return dirty;
  }

  int failures() {
    return failures;
  }
}
