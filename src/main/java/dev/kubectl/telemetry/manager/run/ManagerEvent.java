package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.manager.PassReport;
import java.util.List;

/** Something that happened to a manager: for logs, the live view and metrics. Names only. */
public sealed interface ManagerEvent {
  /** The lease is somebody else's; we wait. Told once for each holder. */
  record Waiting(String holder) implements ManagerEvent {}

  /** The lease is ours, or none is needed: passes begin. */
  record Leading() implements ManagerEvent {}

  /** The lease could not be renewed in time; nothing is written until it is. */
  record Unsure(String problem) implements ManagerEvent {}

  /** Somebody else has the lease; passes end. */
  record Deposed(String holder) implements ManagerEvent {}

  /**
   * The manager that was there has been scaled down.
   *
   * @param replicas how many it had
   */
  record ScaledDown(String deployment, long replicas) implements ManagerEvent {}

  /** It has been scaled up again. */
  record Restored(String deployment, long replicas) implements ManagerEvent {}

  /** A pass begins. */
  record Due(List<String> why) implements ManagerEvent {
    public Due {
      why = List.copyOf(why);
    }
  }

  /**
   * A pass has ended.
   *
   * @param why it was made
   */
  record Passed(PassReport report, List<String> why) implements ManagerEvent {
    public Passed {
      why = List.copyOf(why);
    }
  }

  /** A pass was due, but not everything could be read. */
  record Blind(List<String> problems) implements ManagerEvent {
    public Blind {
      problems = List.copyOf(problems);
    }
  }

  /** Something that whoever started it should know. */
  record Note(String text) implements ManagerEvent {}

  /** It was asked to stop, or its time is over. */
  record Stopping(String why) implements ManagerEvent {}
}
