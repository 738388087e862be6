package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.preview.AppliedFields;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is worth a line in a log: what was changed and why, conditions that became others, and what
 * goes wrong. A pass in which nothing happened is none.
 */
final class Journal {
  private static final int SHOWN_FIELDS = 12;

  private final Mode mode;
  private final boolean dryRun;
  private Map<String, Condition> conditions = Map.of();
  private List<String> problems = List.of();
  private List<String> wouldBe = List.of();
  private List<String> notes = List.of();
  private boolean first = true;

  Journal(Mode mode, boolean dryRun) {
    this.mode = mode;
    this.dryRun = dryRun;
  }

  List<LogEntry> of(ManagerEvent event) {
    return switch (event) {
      case ManagerEvent.Waiting(String holder) ->
          List.of(
              LogEntry.info("the lease is held by " + holder + "; waiting").with("holder", holder));
      case ManagerEvent.Leading() -> List.of(LogEntry.info(leading()));
      case ManagerEvent.Unsure(String problem) ->
          List.of(
              LogEntry.warn("the lease could not be renewed; nothing is written until it is")
                  .with("problem", problem));
      case ManagerEvent.Deposed(String holder) ->
          List.of(
              LogEntry.warn("the lease has gone to " + holder + "; nothing more is written")
                  .with("holder", holder));
      case ManagerEvent.ScaledDown(String deployment, long replicas) ->
          List.of(
              LogEntry.info(
                      "scaled down Deployment "
                          + deployment
                          + ", which had "
                          + replicas
                          + (replicas == 1 ? " replica" : " replicas")
                          + "; waiting for its lease to run out")
                  .with("deployment", deployment)
                  .with("replicas", replicas));
      case ManagerEvent.Restored(String deployment, long replicas) ->
          List.of(
              LogEntry.info("scaled up Deployment " + deployment + " to " + replicas + " again")
                  .with("deployment", deployment)
                  .with("replicas", replicas));
      case ManagerEvent.Due due -> List.of();
      case ManagerEvent.Passed(PassReport report, List<String> why) -> passed(report, why);
      case ManagerEvent.Blind(List<String> unreadable) -> blind(unreadable);
      case ManagerEvent.Note(String text) -> List.of(LogEntry.warn(text));
      case ManagerEvent.Stopping(String why) -> List.of(LogEntry.info("stopping: " + why));
    };
  }

  private String leading() {
    String dry = dryRun ? ", as a dry run: nothing is kept" : "";
    return switch (mode) {
      case OBSERVE -> "observing; nothing is written";
      case SHADOW -> "running as a shadow" + dry;
      case TAKEOVER -> "being the manager" + dry;
    };
  }

  private List<LogEntry> passed(PassReport report, List<String> reasons) {
    List<LogEntry> entries = new ArrayList<>();
    Optional<PassReport.Halt> halt = report.halted();
    halt.ifPresent(why -> entries.add(halted(why, report)));
    if (halt.filter(PassReport.Halt::isHeldBack).isEmpty()) {
      changes(report, reasons, entries);
    }
    conflicts(report, entries);
    conditions(report, entries);
    for (String problem : report.problems()) {
      if (!problems.contains(problem)) {
        entries.add(LogEntry.error(problem));
      }
    }
    for (String note : report.notes()) {
      if (!notes.contains(note)) {
        entries.add(LogEntry.info(note));
      }
    }
    recovered(report.problems(), entries);
    notes = report.notes();
    if (first && entries.isEmpty()) {
      entries.add(LogEntry.info("everything is as it should be"));
    }
    first = false;
    return entries;
  }

  private static LogEntry halted(PassReport.Halt halt, PassReport report) {
    return LogEntry.warn(halt.text())
        .with("halt", halt.name())
        .with("planned", report.planned().stream().map(Change::toString).toList());
  }

  private void changes(PassReport report, List<String> why, List<LogEntry> entries) {
    boolean writes = mode != Mode.OBSERVE && report.halted().isEmpty();
    List<Change> changes = writes ? report.made() : report.planned();
    List<String> said = changes.stream().map(Change::toString).toList();
    if (!writes && said.equals(wouldBe)) {
      return;
    }
    wouldBe = writes ? List.of() : said;
    String begin = writes && !dryRun ? "" : "would ";
    for (Change change : changes) {
      List<String> fields = fields(change);
      entries.add(
          LogEntry.info(begin + change + because(why))
              .above(shown(fields))
              .with("action", change.action())
              .with("object", change.key().toString())
              .with("component", change.component())
              .with("made", writes && !dryRun)
              .with("why", why)
              .with("fields", fields));
    }
    if (!writes && !first && said.isEmpty()) {
      entries.add(LogEntry.info("nothing would change any more" + because(why)));
    }
  }

  /** Of what is created or deleted the name says enough. */
  private static List<String> fields(Change change) {
    return switch (change) {
      case Change.Apply(String _, ObjectKey _, Tree.Mapping object, Tree.@Nullable Mapping before)
          when before != null ->
          AppliedFields.between(before, object);
      case Change.Apply _, Change.Delete _ -> List.of();
    };
  }

  private static List<String> shown(List<String> fields) {
    int more = fields.size() - SHOWN_FIELDS;
    if (more <= 1) {
      return fields;
    }
    List<String> shown = new ArrayList<>(fields.subList(0, SHOWN_FIELDS));
    shown.add("and " + more + " more fields");
    return shown;
  }

  private static String because(List<String> why) {
    if (why.isEmpty()) {
      return "";
    }
    int more = why.size() - 1;
    return " (" + why.getFirst() + (more == 0 ? "" : ", and " + more + " more") + ")";
  }

  private static void conflicts(PassReport report, List<LogEntry> entries) {
    report
        .conflicts()
        .forEach(conflict ->
            entries.add(LogEntry.warn("taken from another field manager: " + conflict)));
  }

  private void conditions(PassReport report, List<LogEntry> entries) {
    if (report.pipelines().isEmpty() && report.halted().isPresent()) {
      return;
    }
    Map<String, Condition> now = new LinkedHashMap<>();
    for (PassReport.PipelineLine pipeline : report.pipelines()) {
      for (Condition condition : pipeline.conditions()) {
        String key = pipeline.name() + " " + condition.type();
        now.put(key, condition);
        if (!condition.equals(conditions.get(key))) {
          entries.add(condition(pipeline.name(), condition));
        }
      }
    }
    conditions = now;
  }

  private static LogEntry condition(String pipeline, Condition condition) {
    boolean bad = condition.status().equals("False");
    String text =
        "MetricPipeline "
            + pipeline
            + ": "
            + condition.type()
            + "="
            + condition.status()
            + ", "
            + condition.reason()
            + (condition.status().equals("True") ? "" : ": " + condition.message());
    return (bad ? LogEntry.warn(text) : LogEntry.info(text))
        .with("pipeline", pipeline)
        .with("condition", condition.type())
        .with("status", condition.status())
        .with("reason", condition.reason());
  }

  /** The same problem again is no news: it is tried again and again. */
  private List<LogEntry> blind(List<String> unreadable) {
    List<LogEntry> entries = new ArrayList<>();
    for (String problem : unreadable) {
      if (!problems.contains(problem)) {
        entries.add(LogEntry.error(problem));
      }
    }
    problems = List.copyOf(unreadable);
    return entries;
  }

  private void recovered(List<String> now, List<LogEntry> entries) {
    if (!problems.isEmpty() && now.isEmpty()) {
      entries.add(LogEntry.info("what went wrong is over"));
    }
    problems = List.copyOf(now);
  }
}
