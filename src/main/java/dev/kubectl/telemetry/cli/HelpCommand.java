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

/** {@code help}: the page of a command, or what all exit codes, or conditions, mean. */
@Command(
    name = "help",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Show the page of a command, or what exit codes and conditions mean.",
      "",
      "Examples:",
      "  # The same as kubectl telemetry lint --help",
      "  kubectl telemetry help lint",
      "",
      "  # What a script can rely on",
      "  kubectl telemetry help exit-codes",
      "",
      "  # What a pipeline's status says, and what to do then",
      "  kubectl telemetry help conditions",
      "  kubectl telemetry help conditions TelemetryFlowHealthy",
      ""
    },
    customSynopsis = "kubectl telemetry help [COMMAND | exit-codes | conditions [CONDITION]]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:shown",
      " 2:there is no such page",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class HelpCommand implements Callable<Integer> {
  static final String EXIT_CODES = "exit-codes";
  private static final String CONDITIONS = "conditions";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND|exit-codes|conditions",
      description = "What to show. Default: all commands.")
  private String topic = "";

  @Parameters(
      index = "1..*",
      paramLabel = "CONDITION",
      description = "With conditions: this type only. With a command: one below it.")
  private List<String> more = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  private final Console console;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    if (topic.equals(CONDITIONS)) {
      Pager.show(console, ConditionPage.text(conditions()));
      return ExitCode.OK;
    }
    if (topic.equals(EXIT_CODES) && more.isEmpty()) {
      Pager.show(console, ExitCodePage.text(root));
      return ExitCode.OK;
    }
    CommandLine command = root.commandLine();
    List<String> words = new ArrayList<>(more);
    if (!topic.isEmpty()) {
      words.addFirst(topic);
    }
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

  private List<ConditionPage> conditions() {
    List<ConditionPage> all = ConditionPage.all();
    List<String> types = all.stream().map(ConditionPage::type).toList();
    for (String type : more) {
      if (!types.contains(type)) {
        throw new CommandFailure(
            ExitCode.USAGE, "there is no condition '" + type + "'", DidYouMean.hint(type, types));
      }
    }
    return all.stream().filter(page -> more.isEmpty() || more.contains(page.type())).toList();
  }

  private static CommandFailure unknown(CommandLine above, String word) {
    List<String> known = new ArrayList<>(DidYouMean.commandNames(above.getCommandSpec()));
    known.add(EXIT_CODES);
    known.add(CONDITIONS);
    return new CommandFailure(
        ExitCode.USAGE, "there is no page about '" + word + "'", DidYouMean.hint(word, known));
  }
}
