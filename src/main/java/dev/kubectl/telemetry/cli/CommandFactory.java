package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.scaffold.ScaffoldCommand;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands with their streams, so that a test can look at what a command writes. */
final class CommandFactory implements IFactory {
  private final Console console;

  CommandFactory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == GenerateCommand.class) {
      return type.cast(new GenerateCommand(console));
    }
    if (type == LintCommand.class) {
      return type.cast(new LintCommand(console, Clock.systemUTC(), System.in));
    }
    if (type == ScaffoldCommand.class) {
      return type.cast(new ScaffoldCommand(console, Clock.systemUTC()));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
