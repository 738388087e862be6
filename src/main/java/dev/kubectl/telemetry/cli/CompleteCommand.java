package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.completion.AskedPrograms;
import dev.kubectl.telemetry.cli.completion.Completer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the completion scripts call: {@code __complete -- WORDS...}, the last word being the one at
 * the cursor. Prints candidates, as kubectl wants them.
 */
@Command(name = "__complete", hidden = true, description = "Print what can be typed next.")
final class CompleteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WORD", description = "The command line, behind a \"--\".")
  private List<String> words = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  private final Console console;

  CompleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    console.out().print(new Completer(root, AskedPrograms.ofUser()).complete(words).text());
    return ExitCode.OK;
  }
}
