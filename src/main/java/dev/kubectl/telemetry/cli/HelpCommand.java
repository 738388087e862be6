package dev.kubectl.telemetry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: the page of a command, or what all exit codes mean. */
@Command(
    name = "help",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Show the page of a command, or what exit codes mean.",
      "",
      "Examples:",
      "  # The same as kubectl telemetry lint --help",
      "  kubectl telemetry help lint",
      "",
      "  # What a script can rely on",
      "  kubectl telemetry help exit-codes",
      ""
    },
    customSynopsis = "kubectl telemetry help [COMMAND | exit-codes]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:shown",
      " 2:there is no such page",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class HelpCommand implements Callable<Integer> {
  static final String EXIT_CODES = "exit-codes";

  @Parameters(
      paramLabel = "COMMAND|exit-codes",
      description = "What to show. Default: all commands.")
  List<String> words = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  private final Console console;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    if (words.equals(List.of(EXIT_CODES))) {
      Pager.show(console, ExitCodePage.text(root));
      return ExitCode.OK;
    }
    CommandLine command = root.commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw unknown(command, word);
      }
      command = next;
    }
    Pager.show(console, command.getUsageMessage());
    return ExitCode.OK;
  }

  private static CommandFailure unknown(CommandLine above, String word) {
    List<String> known = new ArrayList<>(DidYouMean.commandNames(above.getCommandSpec()));
    known.add(EXIT_CODES);
    return new CommandFailure(
        ExitCode.USAGE, "there is no page about '" + word + "'", DidYouMean.hint(word, known));
  }
}
