package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.manager.Loop;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the live view shows, gathered from events. Safe for use by two threads. */
final class ViewState {
  private static final int REMEMBERED = 200;

  private final String title;
  private final Mode mode;
  private final boolean dryRun;
  private final Journal journal;
  private final Deque<Happened> history = new ArrayDeque<>();
  private String phase = "starting";
  private List<String> unreadable = List.of();
  private @Nullable PassReport last;
  private @Nullable ManagerRun run;
  private long passes;
  private long writes;

  ViewState(String title, Mode mode, boolean dryRun) {
    this.title = title;
    this.mode = mode;
    this.dryRun = dryRun;
    this.journal = new Journal(mode, dryRun);
  }

  /** A line of the journal and when it was written. */
  record Happened(Instant at, LogEntry entry) {}

  /**
   * Everything that is shown at one moment.
   *
   * @param last the last pass; null before the first one
   * @param history the oldest first
   * @param backlog null while there are no passes
   */
  record Frame(
      String title,
      String mode,
      String phase,
      @Nullable PassReport last,
      long passes,
      long writes,
      List<String> unreadable,
      List<Happened> history,
      Loop.@Nullable Backlog backlog,
      Instant now) {
    Frame {
      unreadable = List.copyOf(unreadable);
      history = List.copyOf(history);
    }

    Optional<PassReport> lastPass() {
      return Optional.ofNullable(last);
    }
  }

  synchronized void begin(ManagerRun started) {
    run = started;
  }

  synchronized Optional<ManagerRun> running() {
    return Optional.ofNullable(run);
  }

  synchronized void add(ManagerEvent event, Instant now) {
    for (LogEntry entry : journal.of(event)) {
      history.addLast(new Happened(now, entry));
      if (history.size() > REMEMBERED) {
        history.removeFirst();
      }
    }
    switch (event) {
      case ManagerEvent.Waiting(String holder) -> phase = "waiting for " + holder;
      case ManagerEvent.Leading() -> phase = "at work";
      case ManagerEvent.Unsure unsure -> phase = "lease not renewed";
      case ManagerEvent.Deposed(String holder) -> phase = "lease gone to " + holder;
      case ManagerEvent.Stopping stopping -> phase = "stopping";
      case ManagerEvent.Passed(PassReport report, List<String> why) -> passed(report);
      case ManagerEvent.Blind(List<String> problems) -> unreadable = problems;
      case ManagerEvent.ScaledDown scaled -> phase = "waiting for the lease to run out";
      case ManagerEvent.Restored restored -> {}
      case ManagerEvent.Due due -> {}
      case ManagerEvent.Note note -> {}
    }
  }

  private void passed(PassReport report) {
    last = report;
    unreadable = List.of();
    passes++;
    writes += dryRun ? 0 : report.made().size() + report.statusWrites();
  }

  synchronized Frame frame(Instant now) {
    ManagerRun asked = run;
    return new Frame(
        title,
        mode.name().toLowerCase(Locale.ROOT) + (dryRun ? ", dry run" : ""),
        phase,
        last,
        passes,
        writes,
        unreadable,
        new ArrayList<>(history),
        asked == null ? null : asked.backlog().orElse(null),
        now);
  }
}
