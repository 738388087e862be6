package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.manager.Loop;
import dev.kubectl.telemetry.manager.Pass;
import dev.kubectl.telemetry.manager.PassReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of a manager, from the attempt on the lease to the end, which always is the same: no
 * further pass, the lease given back, the one that was there before put back.
 *
 * <p>Everything that happens arrives in one queue and is handled by the thread that called {@link
 * #run}; so events come one after the other.
 */
public final class ManagerRun {
  /** How long a pass may go on after we were asked to stop; then it ends before its next write. */
  private static final Duration LAST_PASS = Duration.ofSeconds(5);

  private final RunSettings settings;
  private final KubernetesApi api;
  private final FlowHealth flow;
  private final Candidacy candidacy;
  private final Clock clock;
  private final Consumer<ManagerEvent> events;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile @Nullable Loop loop;
  private volatile @Nullable PassReport last;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile boolean abandoned;
  private volatile boolean leading;
  private @Nullable Thread onlyPass;
  private List<String> why = List.of();

  /** What reaches the thread that runs this. */
  private sealed interface Signal {
    record Stop(Outcome.End end) implements Signal {}

    record Lease(Leadership.Answer answer) implements Signal {}

    record Happened(ManagerEvent event) implements Signal {}

    record Failed(RuntimeException failure) implements Signal {}
  }

  /**
   * @param events told one after the other, by the thread that calls {@link #run}
   */
  public ManagerRun(
      RunSettings settings,
      KubernetesApi api,
      FlowHealth flow,
      Incumbent incumbent,
      Clock clock,
      Consumer<ManagerEvent> events) {
    this.settings = settings;
    this.api = api;
    this.flow = flow;
    this.candidacy = new Candidacy(settings, api, incumbent, clock, events);
    this.clock = clock;
    this.events = events;
  }

  /** Ends it soon, from any thread, because somebody interrupts it. */
  public void stop() {
    signals.add(new Signal.Stop(new Outcome.End.Interrupted()));
  }

  /** Ends it soon, from any thread, because it has done enough. */
  public void end() {
    signals.add(new Signal.Stop(new Outcome.End.Done()));
  }

  /** Blocks until the end; throws {@link ApiFailure} when it cannot even begin. */
  public Outcome run() {
    Outcome.End end;
    try {
      end = live();
    } catch (RuntimeException | Error e) {
      finish();
      throw e;
    }
    // The last pass may still come to its end in there.
    List<String> unfinished = finish();
    return new Outcome(end, last, unfinished);
  }

  private Outcome.End live() {
    Duration limit = settings.stopAfter();
    long deadline = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
    if (!candidacy.start(answer -> signals.add(new Signal.Lease(answer)))) {
      begin();
    }
    while (true) {
      Optional<Outcome.End> end =
          switch (next(deadline)) {
            case null -> {
              events.accept(new ManagerEvent.Stopping("--stop-after is over"));
              yield Optional.of(new Outcome.End.Done());
            }
            case Signal.Stop(Outcome.End asked) -> {
              events.accept(new ManagerEvent.Stopping("asked to"));
              yield Optional.of(asked);
            }
            case Signal.Lease(Leadership.Answer answer) -> answered(answer);
            case Signal.Happened(ManagerEvent event) -> happened(event);
            case Signal.Failed(RuntimeException failure) -> throw failure;
          };
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private @Nullable Signal next(long deadline) {
    try {
      return deadline == Long.MAX_VALUE
          ? signals.take()
          : signals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return new Signal.Stop(new Outcome.End.Interrupted());
    }
  }

  private Optional<Outcome.End> answered(Leadership.Answer answer) {
    switch (candidacy.answered(answer, leading)) {
      case Candidacy.Turn.Stay() -> {}
      case Candidacy.Turn.Begin() -> begin();
      case Candidacy.Turn.Resume() -> {
        Loop running = loop;
        if (running != null) {
          running.changed();
        }
      }
      case Candidacy.Turn.Pause() -> endPasses();
      case Candidacy.Turn.Over(Outcome.End end) -> {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  private void begin() {
    leading = true;
    events.accept(new ManagerEvent.Leading());
    if (settings.once()) {
      onlyPass = Thread.ofVirtual().name("pass").start(this::onlyPass);
    } else {
      loop =
          new Loop(
              settings.manager(),
              api,
              flow,
              this::timeToWrite,
              clock,
              System::nanoTime,
              new LoopListener());
    }
  }

  private void onlyPass() {
    try {
      flow.refresh();
      PassReport report =
          new Pass(settings.manager(), api, flow, this::timeToWrite, settings.approval(), clock)
              .run(new SnapshotReader(api, settings.manager().scope()).read(), Pass.Written.NOBODY);
      signals.add(new Signal.Happened(new ManagerEvent.Passed(report, List.of())));
    } catch (RuntimeException e) {
      signals.add(new Signal.Failed(e));
    }
  }

  private Duration timeToWrite() {
    return abandoned ? Duration.ZERO : candidacy.timeToWrite();
  }

  private Optional<Outcome.End> happened(ManagerEvent event) {
    events.accept(event);
    if (!(event instanceof ManagerEvent.Passed(PassReport report, List<String> reasons))) {
      return Optional.empty();
    }
    last = report;
    Optional<PassReport.Halt> halt = report.halted().filter(PassReport.Halt::isHeldBack);
    if (halt.isPresent()) {
      return Optional.of(new Outcome.End.HeldBack(halt.get()));
    }
    return settings.once() ? Optional.of(new Outcome.End.Done()) : Optional.empty();
  }

  /** Called by the loop's thread. */
  private final class LoopListener implements Loop.Listener {
    @Override
    public void due(List<String> reasons) {
      why = reasons;
      signals.add(new Signal.Happened(new ManagerEvent.Due(reasons)));
    }

    @Override
    public void passed(PassReport report) {
      signals.add(new Signal.Happened(new ManagerEvent.Passed(report, why)));
    }

    @Override
    public void blind(List<String> problems) {
      signals.add(new Signal.Happened(new ManagerEvent.Blind(problems)));
    }
  }

  private void endPasses() {
    Thread abandoner = Thread.ofVirtual().name("patience").start(this::abandonLater);
    Loop running = loop;
    if (running != null) {
      running.close();
    }
    Thread single = onlyPass;
    if (single != null) {
      join(single);
    }
    abandoner.interrupt();
    join(abandoner);
    loop = null;
    leading = false;
    abandoned = false;
  }

  private void abandonLater() {
    try {
      Thread.sleep(LAST_PASS);
      abandoned = true;
    } catch (InterruptedException e) {
      // The pass has come to its end by itself.
      return;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing goes on after this; returns what could not be put back. */
  private List<String> finish() {
    endPasses();
    // What the last pass did is told, too.
    for (Signal left = signals.poll(); left != null; left = signals.poll()) {
      if (left instanceof Signal.Happened(ManagerEvent event)) {
        happened(event);
      }
    }
    return candidacy.end();
  }

  /** What waits; empty while there are no passes. */
  public Optional<Loop.Backlog> backlog() {
    return Optional.ofNullable(loop).map(Loop::backlog);
  }

  /** What cannot be read at the moment. */
  public List<String> problems() {
    Loop running = loop;
    return running == null ? List.of() : running.problems();
  }

  /** The pipelines that the last pass saw. */
  public List<String> pipelines() {
    PassReport report = last;
    return report == null
        ? List.of()
        : report.pipelines().stream().map(PassReport.PipelineLine::name).toList();
  }

  /**
   * The flow of a pipeline may have changed: the self monitor is asked now instead of within half a
   * minute. Does not block; whoever calls often is not heard more than once at a time.
   */
  public void flowChanged() {
    if (asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("flow news").start(this::askForFlow);
    }
  }

  private void askForFlow() {
    try {
      Loop running = loop;
      if (running != null && flow.refresh()) {
        running.changed();
      }
    } finally {
      asking.set(false);
    }
  }

  /** How many watches run. */
  public int watchers() {
    Loop running = loop;
    return running == null ? 0 : running.watchers();
  }

  public boolean isLeading() {
    return leading;
  }

  /** Whether a restart would not help. */
  public boolean isHealthy() {
    Loop running = loop;
    return running == null || running.isAlive();
  }

  /** Why it does not do its work at the moment; empty when it does, or waits for the lease. */
  public List<String> notReady() {
    if (leading) {
      List<String> problems = problems();
      return last == null && problems.isEmpty()
          ? List.of("the first pass has not ended yet")
          : problems;
    }
    return candidacy.isHeard() ? List.of() : List.of("the API server has not answered yet");
  }
}
