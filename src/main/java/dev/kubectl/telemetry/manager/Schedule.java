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
  private long appointment;
  private long notBefore;
  private int failures;

  Schedule(RandomGenerator random, long now) {
    this.random = random;
    this.passEnd = now - QUIET;
    this.notBefore = now;
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
   * @param leaveAlone for how long the server wants to be left alone
   */
  void ended(long now, long took, boolean failed, long wakeIn, long leaveAlone) {
    passEnd = now;
    passTook = took;
    notBefore = now + leaveAlone;
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
    return Math.max(wanted(), notBefore);
  }

  private long wanted() {
    if (!dirty) {
      return appointment;
    }
    // While everything fails, changes do not make it come much faster.
    long earliest = failures > 1 ? passEnd + FIRST_BACKOFF : passEnd;
    return Math.min(Math.max(settled(), earliest), appointment);
  }

  private long settled() {
    if (firstChange - passEnd >= QUIET) {
      return firstChange;
    }
    long longest = Math.max(LONGEST_BURST, 2 * passTook);
    return Math.min(lastChange + PAUSE, firstChange + longest);
  }

  boolean isDirty() {
    return dirty;
  }

  int failures() {
    return failures;
  }
}
