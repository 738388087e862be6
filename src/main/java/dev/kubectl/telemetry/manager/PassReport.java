package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.plan.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one pass saw and did: for logs, the live view, metrics and exit codes. Names and conditions
 * only.
 *
 * @param started when
 * @param took how long
 * @param halt why the pass did nothing; null when it did what there was to do
 * @param planned the changes that were found necessary
 * @param made those that were made, in order
 * @param conflicts whose fields were taken
 * @param problems what went wrong, one sentence each
 * @param pipelines with their conditions, by name
 * @param notes of planning, and why nothing is known about the flow
 * @param statusWrites how often a status was written
 * @param wakeAt when to look again although nothing changed
 * @param retry whether something went wrong that may go right when tried again
 * @param leaveAlone how long the API server asked not to be asked again; zero when it did not
 */
public record PassReport(
    Instant started,
    Duration took,
    @Nullable Halt halt,
    List<Change> planned,
    List<Change> made,
    List<String> conflicts,
    List<String> problems,
    List<PipelineLine> pipelines,
    List<String> notes,
    int statusWrites,
    @Nullable Instant wakeAt,
    boolean retry,
    Duration leaveAlone) {
  /** Why a pass did nothing at all. */
  public enum Halt {
    /** The cluster does not know MetricPipelines, which is no reason to delete anything. */
    NO_PIPELINE_KIND("the cluster has no MetricPipelines: is the telemetry module installed?"),
    /** Operators paused it. */
    PAUSED("paused by ConfigMap telemetry-overrides"),
    /** The workloads' namespace is going away or not there. */
    NO_NAMESPACE("the namespace of the workloads does not exist, or is being deleted"),
    /** More changes than allowed. */
    TOO_MANY_CHANGES("more changes than --max-changes allows; nothing was changed"),
    /** The cluster is not as it was when the saved plan was made. */
    NOT_AS_PLANNED("not as it was when the plan was made; nothing was changed"),
    /** Somebody else holds the lease. */
    NOT_LEADER("somebody else holds the lease; nothing more was changed");

    private final String text;

    Halt(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /** There would be something to do, and it is more than was agreed to. */
    public boolean isHeldBack() {
      return this == TOO_MANY_CHANGES || this == NOT_AS_PLANNED;
    }
  }

  /** One pipeline and its conditions, in the order in which people read them. */
  public record PipelineLine(String name, List<Condition> conditions) {
    public PipelineLine {
      conditions = List.copyOf(conditions);
    }

    public boolean isHealthy() {
      return conditions.stream().noneMatch(condition -> condition.status().equals("False"));
    }
  }

  public PassReport {
    planned = List.copyOf(planned);
    made = List.copyOf(made);
    conflicts = List.copyOf(conflicts);
    problems = List.copyOf(problems);
    pipelines = List.copyOf(pipelines);
    notes = List.copyOf(notes);
  }

  public Optional<Halt> halted() {
    return Optional.ofNullable(halt);
  }

  public Optional<Instant> nextLook() {
    return Optional.ofNullable(wakeAt);
  }

  /** Nothing went wrong and nothing was held back. */
  public boolean isClean() {
    return problems.isEmpty() && (halt == null || halt == Halt.PAUSED);
  }
}
