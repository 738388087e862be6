package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import dev.kubectl.telemetry.manager.WriteGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to write: the lease, where one is needed, and the manager that has it. What every
 * attempt means for the passes is told as a {@link Turn}; making and ending passes is {@link
 * ManagerRun}'s part.
 */
final class Candidacy {
  private static final Duration HEARD = Duration.ofSeconds(30);

  private final RunSettings settings;
  private final Takeover takeover;
  private final Consumer<ManagerEvent> events;
  private final @Nullable LeaseHolder lease;
  private @Nullable Leadership leadership;
  private boolean unsure;
  private volatile long heardAt = System.nanoTime() - HEARD.toNanos();

  /** What follows from the answer to an attempt. */
  sealed interface Turn {
    /** Everything stays as it is. */
    record Stay() implements Turn {}

    /** We may write from now on. */
    record Begin() implements Turn {}

    /** For a while we did not know whether we may; what was left undone can be done. */
    record Resume() implements Turn {}

    /** No further writes, but there may be some later. */
    record Pause() implements Turn {}

    /** There will be no writes any more. */
    record Over(Outcome.End end) implements Turn {}
  }

  Candidacy(
      RunSettings settings,
      KubernetesApi api,
      Incumbent incumbent,
      Clock clock,
      Consumer<ManagerEvent> events) {
    this.settings = settings;
    this.events = events;
    this.takeover = new Takeover(settings, incumbent, api, events);
    this.lease = settings.needsLease() ? lease(settings, api, clock) : null;
  }

  private static LeaseHolder lease(RunSettings settings, KubernetesApi api, Clock clock) {
    return new LeaseHolder(
        api,
        settings.manager().options().targetNamespace(),
        RunSettings.LEASE,
        settings.identity(),
        new KubernetesApi.Writing(settings.manager().fieldManager(), false),
        clock,
        System::nanoTime);
  }

  /**
   * Goes for the lease.
   *
   * @param told of every attempt, on another thread
   * @return false when none is needed, so that it can begin at once
   */
  boolean start(Consumer<Leadership.Answer> told) {
    if (lease == null) {
      return false;
    }
    leadership = Leadership.start(lease, told);
    return true;
  }

  /**
   * What an attempt means.
   *
   * @param leading whether we could write up to now
   */
  Turn answered(Leadership.Answer answer, boolean leading) {
    heardAt = System.nanoTime();
    return switch (answer) {
      case Leadership.Answer.Unanswered(ApiFailure failure) -> unanswered(failure, leading);
      case Leadership.Answer.Attempted(LeaseHolder.Attempt.Ours()) -> ours(leading);
      case Leadership.Answer.Attempted(LeaseHolder.Attempt.Theirs theirs) ->
          leading ? deposed(theirs.holder()) : seen(theirs);
    };
  }

  private Turn ours(boolean leading) {
    boolean resumes = leading && unsure;
    unsure = false;
    if (resumes) {
      events.accept(new ManagerEvent.Leading());
      return new Turn.Resume();
    }
    return leading ? new Turn.Stay() : new Turn.Begin();
  }

  private Turn deposed(String holder) {
    events.accept(new ManagerEvent.Deposed(holder));
    return settings.waits() ? new Turn.Pause() : new Turn.Over(new Outcome.End.Deposed(holder));
  }

  private Turn seen(LeaseHolder.Attempt.Theirs theirs) {
    return takeover.seen(theirs).<Turn>map(Turn.Over::new).orElseGet(Turn.Stay::new);
  }

  /** Before the first success it is said why; later on the next attempt may succeed. */
  private Turn unanswered(ApiFailure failure, boolean leading) {
    if (!leading && (!settings.waits() || !failure.isTransient())) {
      throw failure;
    }
    if (leading && !unsure && lease != null && !lease.isHeld()) {
      unsure = true;
      events.accept(new ManagerEvent.Unsure(String.valueOf(failure.getMessage())));
    }
    return new Turn.Stay();
  }

  /** For how long we may write. */
  Duration timeToWrite() {
    return lease == null ? WriteGuard.OPEN.timeToWrite() : lease.timeToWrite();
  }

  /** Whether the API server has answered an attempt lately. */
  boolean isHeard() {
    return System.nanoTime() - heardAt < HEARD.toNanos();
  }

  /** Gives the lease back, and the one that was scaled down; returns what could not be put back. */
  List<String> end() {
    Leadership holding = leadership;
    if (holding != null) {
      try {
        holding.close();
      } catch (ApiFailure e) {
        events.accept(
            new ManagerEvent.Note(
                "the lease could not be given back; it runs out in "
                    + LeaseHolder.DURATION.toSeconds()
                    + " s"));
      }
    }
    return takeover.undo();
  }
}
