package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import java.time.Duration;
import java.util.function.Consumer;

/** Tries to hold the lease, again and again, on a thread of its own, and tells how it went. */
final class Leadership implements AutoCloseable {
  /** How often to ask while it is not ours. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final LeaseHolder lease;
  private final Consumer<Answer> told;
  private final Thread thread;

  /** How one attempt went. */
  sealed interface Answer {
    record Attempted(LeaseHolder.Attempt attempt) implements Answer {}

    record Unanswered(ApiFailure failure) implements Answer {}
  }

  private Leadership(LeaseHolder lease, Consumer<Answer> told) {
    this.lease = lease;
    this.told = told;
    this.thread = Thread.ofVirtual().name("lease").unstarted(this::run);
  }

  static Leadership start(LeaseHolder lease, Consumer<Answer> told) {
    Leadership leadership = new Leadership(lease, told);
    leadership.thread.start();
    return leadership;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      Duration wait = RETRY;
      try {
        LeaseHolder.Attempt attempt = lease.attempt();
        if (attempt instanceof LeaseHolder.Attempt.Ours) {
          wait = LeaseHolder.INTERVAL;
        }
        told.accept(new Answer.Attempted(attempt));
      } catch (ApiFailure e) {
        told.accept(new Answer.Unanswered(e));
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Stops renewing; throws {@link ApiFailure} when the lease cannot be given back. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lease.release();
  }
}
