package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.convert.ConvertCommand;
import dev.kubectl.telemetry.cli.format.FormatCommand;
import dev.kubectl.telemetry.cli.graph.GraphCommand;
import dev.kubectl.telemetry.cli.ide.LspCommand;
import dev.kubectl.telemetry.cli.manager.RunManagerCommand;
import dev.kubectl.telemetry.cli.preview.PreviewCommand;
import dev.kubectl.telemetry.cli.scaffold.ScaffoldCommand;
import dev.kubectl.telemetry.cli.version.VersionCommand;
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
    if (type == GraphCommand.class) {
      return type.cast(new GraphCommand(console, System.in));
    }
    if (type == ConvertCommand.class) {
      return type.cast(new ConvertCommand(console, System.in));
    }
    if (type == FormatCommand.class) {
      return type.cast(new FormatCommand(console, System.in));
    }
    if (type == PreviewCommand.class) {
      return type.cast(new PreviewCommand(console, System.in));
    }
    if (type == RunManagerCommand.class) {
      return type.cast(new RunManagerCommand(console, System.getenv()));
    }
    if (type == CompletionCommand.class) {
      return type.cast(new CompletionCommand(console, System.getenv()));
    }
    if (type == CompleteCommand.class) {
      return type.cast(new CompleteCommand(console));
    }
    if (type == VersionCommand.class) {
      return type.cast(new VersionCommand(console));
    }
    if (type == HelpCommand.class) {
      return type.cast(new HelpCommand(console));
    }
    if (type == LspCommand.class) {
      return type.cast(new LspCommand(console, System.in));
    }
    if (type == ScaffoldCommand.class) {
      return type.cast(new ScaffoldCommand(console, Clock.systemUTC()));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
