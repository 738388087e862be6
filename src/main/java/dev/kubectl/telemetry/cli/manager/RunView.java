package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.manager.run.ManagerRun;

/** Where people see what happens. */
interface RunView extends AutoCloseable {
  /** Called once, before anything happens. */
  default void begin(ManagerRun run) {}

  void show(ManagerEvent event);

  /** Gives the terminal back. */
  @Override
  default void close() {}

  /** Log lines. */
  record Plain(Journal journal, LogLines lines) implements RunView {
    @Override
    public void show(ManagerEvent event) {
      lines.write(journal.of(event));
    }
  }
}
