package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.Applier;
import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectDifference;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of the manager: plan from a snapshot, apply what differs, write status where it
 * differs. Decides nothing about when.
 *
 * <p>What goes wrong with one component is reported and does not keep the others from being
 * applied; only when the API server itself is gone, or we may not write any more, does the round
 * end early.
 */
public final class Pass {
  private final ManagerSettings settings;
  private final Clock clock;
  private final FlowHealth flow;
  private final WriteGuard guard;
  private final Approval approval;
  private final Applier applier;
  private final StatusWriter statuses;
  private final ReasonEvents events;
  private Overrides lastGoodOverrides = Overrides.NONE;

  public Pass(
      ManagerSettings settings, KubernetesApi api, FlowHealth flow, WriteGuard guard, Clock clock) {
    this(settings, api, flow, guard, Approval.ALWAYS, clock);
  }

  public Pass(
      ManagerSettings settings,
      KubernetesApi api,
      FlowHealth flow,
      WriteGuard guard,
      Approval approval,
      Clock clock) {
    KubernetesApi.Writing writing =
        new KubernetesApi.Writing(settings.fieldManager(), settings.dryRun(), guard::left);
    this.settings = settings;
    this.clock = clock;
    this.flow = flow;
    this.guard = guard;
    this.approval = approval;
    this.applier =
        new Applier(
            api,
            writing,
            settings.mode().writesObjects()
                ? new ObjectDifference.Basis.FieldsOf(settings.fieldManager())
                : new ObjectDifference.Basis.Values());
    this.statuses = new StatusWriter(api, writing);
    this.events = new ReasonEvents(api, writing);
  }

  /**
   * Does everything that this snapshot asks for.
   *
   * @param written is told of every object as it is after a write of ours, and null with its key
   *     when it was deleted
   */
  public PassReport run(ClusterSnapshot snapshot, Written written) {
    Round round = new Round(clock.instant(), written);
    if (snapshot.discovery().pipelineVersion().isEmpty()) {
      return round.halted(PassReport.Halt.NO_PIPELINE_KIND);
    }
    Overrides overrides = overrides(snapshot, round);
    if (overrides.metricsPaused() && overrides.telemetryPaused()) {
      return round.halted(PassReport.Halt.PAUSED);
    }
    ObservedState observed =
        snapshot.observedState(
            settings.options(),
            settings.distribution(),
            settings.settings().withLogLevel(logLevel(overrides)),
            round.now);
    DesiredState desired = Planner.plan(observed);
    round.notes.addAll(desired.notes());
    if (!desired.verdicts().isEmpty()) {
      flow.problem().ifPresent(round.notes::add);
    }
    Grace grace = Grace.of(snapshot, desired, settings, round.now);
    round.wakeAt = wakeAt(observed, grace.end());
    List<List<Change>> changes =
        new Targets(snapshot, observed, settings.names(), overrides)
            .of(desired, grace.components()).stream()
                .map(target -> applier.changes(target, snapshot.objects()))
                .toList();
    changes.forEach(round.planned::addAll);
    PassReport.Halt halt = halt(snapshot, round);
    if (halt == PassReport.Halt.TOO_MANY_CHANGES) {
      round.show(snapshot, desired, false);
      return round.halted(halt);
    }
    List<String> objections = approval.objections(snapshot, observed, desired);
    if (!objections.isEmpty()) {
      round.show(snapshot, desired, false);
      round.problems.addAll(objections);
      return round.halted(PassReport.Halt.NOT_AS_PLANNED);
    }
    try {
      boolean applied = halt == null && (!settings.mode().writesObjects() || apply(changes, round));
      round.report(snapshot, desired, overrides, applied);
    } catch (WriteGuard.Refused e) {
      return round.halted(PassReport.Halt.NOT_LEADER);
    }
    return round.done(halt);
  }

  private PassReport.@Nullable Halt halt(ClusterSnapshot snapshot, Round round) {
    if (round.planned.size() > settings.mostChanges()) {
      return PassReport.Halt.TOO_MANY_CHANGES;
    }
    // Nothing can be put there, and what is there goes by itself; the status can still say so.
    return !snapshot.hasNamespace()
            && round.planned.stream().anyMatch(Change.Apply.class::isInstance)
        ? PassReport.Halt.NO_NAMESPACE
        : null;
  }

  /** Receives objects after writes. */
  @FunctionalInterface
  public interface Written {
    Written NOBODY = (key, object) -> {};

    void accept(ObjectKey key, Tree.@Nullable Mapping object);
  }

  private @Nullable String logLevel(Overrides overrides) {
    String given = settings.settings().logLevel();
    return given == null ? overrides.logLevel() : given;
  }

  /** A typing mistake there must not stop the manager: the last good text counts (G25). */
  private Overrides overrides(ClusterSnapshot snapshot, Round round) {
    String text = snapshot.overrides().orElse("");
    Optional<Overrides> parsed =
        text.isEmpty() ? Optional.of(Overrides.NONE) : Overrides.parse(text);
    if (parsed.isEmpty()) {
      round.problems.add(
          "ConfigMap telemetry-overrides cannot be read as overrides; the last good ones count");
    }
    lastGoodOverrides = parsed.orElse(lastGoodOverrides);
    return lastGoodOverrides;
  }

  /** Returns whether gateway and agent are as planned. */
  private boolean apply(List<List<Change>> changes, Round round) {
    boolean applied = true;
    for (List<Change> ofTarget : changes) {
      try {
        applier.apply(ofTarget, guard::check, round::made);
      } catch (ApiFailure e) {
        round.failed(e);
        applied &= !isCollector(ofTarget);
        if (round.hopeless) {
          return false;
        }
      }
    }
    return applied;
  }

  private static boolean isCollector(List<Change> changes) {
    return changes.stream()
        .map(Change::component)
        .anyMatch(name ->
            name.equals(Component.GATEWAY.baseName()) || name.equals(Component.AGENT.baseName()));
  }

  private static @Nullable Instant wakeAt(ObservedState observed, Optional<Instant> held) {
    Stream<Instant> certificates =
        observed.pipelines().stream()
            .map(Defaulting::defaulted)
            .flatMap(pipeline ->
                PipelineChecks.nextChange(pipeline, observed.secrets(), observed.now()).stream());
    return Stream.concat(certificates, held.stream()).min(Instant::compareTo).orElse(null);
  }

  /** What is gathered during one run. */
  private final class Round {
    private final Instant now;
    private final Written written;
    private final List<Change> planned = new ArrayList<>();
    private final List<Change> made = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<PassReport.PipelineLine> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<ObjectKey, Tree.@Nullable Mapping> results = new LinkedHashMap<>();
    private int statusWrites;
    private @Nullable Instant wakeAt;
    private boolean retry;
    private volatile boolean hopeless;
    private Duration leaveAlone = Duration.ZERO;

    Round(Instant now, Written written) {
      this.now = now;
      this.written = written;
    }

    void made(Applier.Outcome outcome) {
      made.add(outcome.change());
      outcome.conflicts().forEach(c -> conflicts.add(outcome.change().key() + ": " + c));
      if (!settings.dryRun()) {
        results.put(outcome.change().key(), outcome.result());
        written.accept(outcome.change().key(), outcome.result());
      }
    }

    void failed(ApiFailure failure) {
      problems.add(String.valueOf(failure.getMessage()));
      retry = true;
      if (isHopeless(failure)) {
        hopeless = true;
      }
      if (failure.retryAfter().compareTo(leaveAlone) > 0) {
        leaveAlone = failure.retryAfter();
      }
    }

    /** A server that is gone, or has too much to do, is not asked for more in this round. */
    private static boolean isHopeless(ApiFailure failure) {
      return failure.status() == 0 || failure.isThrottled();
    }

    List<PipelineStatuses.Wanted> show(
        ClusterSnapshot snapshot, DesiredState desired, boolean applied) {
      List<PipelineStatuses.Wanted> wanted =
          new PipelineStatuses(snapshot, health(snapshot), flow).of(desired, applied);
      wanted.forEach(
          one -> lines.add(new PassReport.PipelineLine(one.pipeline().name(), one.conditions())));
      return wanted;
    }

    private WorkloadHealth health(ClusterSnapshot snapshot) {
      return new WorkloadHealth(snapshot, settings.options().targetNamespace());
    }

    /** Status and events, from the state after our own writes. */
    void report(
        ClusterSnapshot before, DesiredState desired, Overrides overrides, boolean applied) {
      ClusterSnapshot snapshot = before.with(results);
      List<PipelineStatuses.Wanted> wanted = show(snapshot, desired, applied);
      if (!settings.mode().writesStatus()) {
        return;
      }
      if (!overrides.metricsPaused()) {
        writeStatuses(wanted);
        write(() -> {
          events.tell(desired, health(snapshot), now, guard);
          return Optional.empty();
        });
      }
      if (!overrides.telemetryPaused()) {
        // The module says what its pipelines say, which is what was last written while they are
        // paused.
        List<PipelineStatuses.Wanted> said =
            overrides.metricsPaused()
                ? wanted.stream().map(PipelineStatuses.Wanted::asItStands).toList()
                : wanted;
        snapshot.telemetry().ifPresent(module -> module(module, snapshot, said));
      }
    }

    private void module(
        Tree.Mapping module, ClusterSnapshot snapshot, List<PipelineStatuses.Wanted> wanted) {
      TelemetryStatus status = new TelemetryStatus(snapshot, settings.options().targetNamespace());
      boolean alive = !ObjectView.of(module).at("metadata").has("deletionTimestamp");
      Tree.Mapping current =
          write(() -> statuses.finalizer(module, alive || status.anyPipeline())).orElse(module);
      boolean gone = !alive && !status.anyPipeline();
      if (!gone) {
        write(() -> statuses.write(current, status.of(current, wanted, now)));
      }
    }

    /** In any order; what went wrong is told in that of the pipelines. */
    private void writeStatuses(List<PipelineStatuses.Wanted> wanted) {
      List<Supplier<Tree.Mapping>> due =
          wanted.stream().flatMap(one -> statuses.due(one, now).stream()).toList();
      Map<Integer, ApiFailure> failures = new ConcurrentSkipListMap<>();
      SideBySide.forEach(
          IntStream.range(0, due.size()).boxed().toList(),
          i -> {
            if (!hopeless) {
              try {
                wrote(due.get(i).get());
              } catch (ApiFailure e) {
                failures.put(i, e);
                if (isHopeless(e)) {
                  hopeless = true;
                }
              }
            }
          });
      failures.values().forEach(this::statusFailed);
    }

    private Optional<Tree.Mapping> write(Supplier<Optional<Tree.Mapping>> writing) {
      if (hopeless) {
        return Optional.empty();
      }
      guard.check();
      try {
        Optional<Tree.Mapping> result = writing.get();
        result.ifPresent(this::wrote);
        return result;
      } catch (ApiFailure e) {
        statusFailed(e);
        return Optional.empty();
      }
    }

    private synchronized void wrote(Tree.Mapping object) {
      statusWrites++;
      if (!settings.dryRun()) {
        written.accept(ObjectKey.of(object), object);
      }
    }

    /** Gone meanwhile, or changed meanwhile: the next pass sees it. */
    private void statusFailed(ApiFailure failure) {
      if (!failure.isNotFound() && !failure.isConflict()) {
        failed(failure);
      }
      retry |= failure.isConflict();
    }

    PassReport halted(PassReport.Halt halt) {
      return done(halt);
    }

    PassReport done(PassReport.@Nullable Halt halt) {
      return new PassReport(
          now,
          Duration.between(now, clock.instant()),
          halt,
          planned,
          made,
          conflicts,
          problems,
          lines,
          notes,
          statusWrites,
          wakeAt,
          retry,
          leaveAlone);
    }
  }
}
