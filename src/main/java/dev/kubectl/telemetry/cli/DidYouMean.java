package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.api.schema.Suggestions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What somebody who typed an unknown word probably meant. */
final class DidYouMean {
  private DidYouMean() {}

  /** What is wrong with a word that no option or command takes. */
  static String problem(UnmatchedArgumentException wrong) {
    String word = wrong.getUnmatched().getFirst();
    if (isOption(word)) {
      return "unknown option '" + name(word) + "'";
    }
    return commandNames(wrong.getCommandLine().getCommandSpec()).isEmpty()
        ? "unexpected argument '" + word + "'"
        : "unknown command '" + word + "'";
  }

  /** A hint about it. */
  static Optional<String> hint(UnmatchedArgumentException wrong) {
    String word = wrong.getUnmatched().getFirst();
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    return isOption(word)
        ? Optional.ofNullable(hint(name(word), optionNames(command)))
        : Optional.ofNullable(hint(word, commandNames(command)));
  }

  /** A hint about a word, if one of the known ones is like it. */
  static @Nullable String hint(String word, List<String> known) {
    return Suggestions.nearest(word, known).map(near -> "did you mean " + near + "?").orElse(null);
  }

  /** Commands that the help page shows. */
  static List<String> commandNames(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(below -> !below.usageMessage().hidden())
        .map(CommandSpec::name)
        .toList();
  }

  /** Options that the help page shows, in their long form. */
  private static List<String> optionNames(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .toList();
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  private static String name(String word) {
    int end = word.indexOf('=');
    return end < 0 ? word : word.substring(0, end);
  }
}
