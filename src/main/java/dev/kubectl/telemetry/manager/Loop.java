package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.Watches;
import dev.kubectl.telemetry.workload.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Passes, again and again: watches say that something changed, {@link Schedule} says when it is
 * time, {@link Pass} does it. One thread; nothing of the manager runs beside a pass but the watches
 * and the question how the flow is.
 */
public final class Loop implements AutoCloseable {
  private static final Duration FLOW_INTERVAL = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final Pass pass;
  private final FlowHealth flow;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final Schedule schedule;
  private final ClockJumps jumps;
  private final Watches watches;
  private final News news = new News();
  private Set<ObjectKey> lastWritten = Set.of();
  private final Thread thread;
  private final Thread prober;
  private boolean stopped;
  private volatile long lastPass;

  /** Hears what happens; called by the loop's thread, one call after the other. */
  public interface Listener {
    /** A pass begins; what is different from the last one, one phrase each. */
    default void due(List<String> why) {}

    default void passed(PassReport report) {}

    /** A pass was due, but not everything could be read. */
    default void blind(List<String> problems) {}
  }

  /** Starts at once. */
  public Loop(
      ManagerSettings settings,
      KubernetesApi api,
      FlowHealth flow,
      WriteGuard guard,
      Clock clock,
      LongSupplier nanoTime,
      Listener listener) {
    this.pass = new Pass(settings, api, flow, guard, clock);
    this.flow = flow;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.listener = listener;
    this.schedule = new Schedule(RandomGenerator.getDefault(), nanoTime.getAsLong());
    this.jumps = new ClockJumps(clock, nanoTime);
    this.lastPass = nanoTime.getAsLong();
    this.watches = new Watches(api, settings.scope(), this::changed);
    this.thread = Thread.ofVirtual().name("passes").unstarted(this::run);
    this.prober = Thread.ofVirtual().name("flow").unstarted(this::probe);
    thread.start();
    prober.start();
  }

  /** Something may be different: look soon. Does not block. */
  public void changed() {
    lock.lock();
    try {
      schedule.changed(nanoTime.getAsLong());
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long ago the last pass ended. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(nanoTime.getAsLong() - lastPass);
  }

  /**
   * What waits.
   *
   * @param changed whether something changed that no pass has seen
   * @param due in how long the next pass is due; zero when it is
   * @param failures how many passes failed one after the other
   */
  public record Backlog(boolean changed, Duration due, int failures) {}

  public Backlog backlog() {
    lock.lock();
    try {
      long due = Math.max(0, schedule.due() - nanoTime.getAsLong());
      return new Backlog(schedule.isDirty(), Duration.ofNanos(due), schedule.failures());
    } finally {
      lock.unlock();
    }
  }

  /** Whether there will be further passes. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** How many watches run. */
  public int watchers() {
    return watches.watchers();
  }

  /** What cannot be read at the moment. */
  public List<String> problems() {
    return watches.problems();
  }

  private void run() {
    while (awaitDue()) {
      schedule(Schedule::started);
      Optional<ClusterSnapshot> snapshot = watches.snapshot();
      if (snapshot.isEmpty()) {
        blind();
        continue;
      }
      listener.due(news.of(snapshot.get(), lastWritten));
      long start = nanoTime.getAsLong();
      PassReport report = attempt(snapshot.get());
      long end = nanoTime.getAsLong();
      lastPass = end;
      boolean failed = report == null || report.retry();
      long leaveAlone = report == null ? 0 : report.leaveAlone().toNanos();
      schedule(s -> s.ended(end, end - start, failed, wakeIn(report), leaveAlone));
      if (report != null) {
        lastWritten = report.made().stream().map(Change::key).collect(Collectors.toSet());
        listener.passed(report);
      }
    }
  }

  /** Nothing is known well enough; the watches will say when it is. */
  private void blind() {
    long now = nanoTime.getAsLong();
    List<String> problems = watches.problems();
    schedule(s -> s.ended(now, 0, !problems.isEmpty(), -1, 0));
    if (!problems.isEmpty()) {
      listener.blind(problems);
    }
  }

  private @Nullable PassReport attempt(ClusterSnapshot snapshot) {
    try {
      return pass.run(snapshot, watches::written);
    } catch (ApiFailure e) {
      listener.blind(List.of(String.valueOf(e.getMessage())));
      return null;
    } catch (RuntimeException e) {
      // A bug of ours with some odd object must not end the manager; the message may hold anything.
      listener.blind(List.of("a pass failed: " + e.getClass().getName()));
      return null;
    }
  }

  private long wakeIn(@Nullable PassReport report) {
    Instant wakeAt = report == null ? null : report.wakeAt();
    return wakeAt == null
        ? -1
        : Math.max(0, Duration.between(clock.instant(), wakeAt).plusSeconds(1).toNanos());
  }

  private interface Step {
    void on(Schedule schedule);
  }

  private void schedule(Step step) {
    lock.lock();
    try {
      step.on(schedule);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a pass is due; false when there will be none any more. */
  private boolean awaitDue() {
    lock.lock();
    try {
      while (!stopped) {
        long wait = schedule.due() - nanoTime.getAsLong();
        if (wait <= 0) {
          return true;
        }
        wake.awaitNanos(Math.min(wait, LONGEST_WAIT.toNanos()));
        if (jumps.happened()) {
          schedule.changed(nanoTime.getAsLong());
          watches.reconnect();
        }
      }
      return false;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void probe() {
    try {
      while (true) {
        if (flow.refresh()) {
          changed();
        }
        Thread.sleep(FLOW_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the present pass come to its end, then stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
    prober.interrupt();
    try {
      thread.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watches.close();
  }
}
