package dev.kubectl.telemetry.cli;

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
    if (type == CompletionCommand.class) {
      return type.cast(new CompletionCommand(console, System.getenv()));
    }
    if (type == CompleteCommand.class) {
      return type.cast(new CompleteCommand(console));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
