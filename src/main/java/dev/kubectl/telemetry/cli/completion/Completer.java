package dev.kubectl.telemetry.cli.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Answers what can be typed at the end of a command line, from the model of all commands. */
public final class Completer {
  /** The label of what may be the name of any command. */
  private static final String A_COMMAND = "COMMAND|";

  private final CommandSpec root;
  private final Values values;

  /**
   * @param root the command above all commands
   * @param outside where names come from that are not in the program
   */
  public Completer(CommandSpec root, Outside outside) {
    this.root = root;
    this.values = new Values(outside);
  }

  /**
   * @param words the command line without the program's name; the last one is the word at the
   *     cursor, empty when it has not been begun
   */
  public Completion complete(List<String> words) {
    if (words.isEmpty()) {
      return Completion.none();
    }
    TypedLine line = TypedLine.of(root, words.subList(0, words.size() - 1));
    Place place = line.at(words.getLast());
    return switch (place) {
      case Place.OptionName(CommandSpec command, String typed) ->
          Completion.ordered(options(command, line, typed)).startingWith(typed);
      case Place.Word(CommandSpec command, int position, String typed) ->
          words(command, position, typed, line);
      case Place.OptionValue(ArgSpec option, String typed) -> values.of(option, typed, line);
    };
  }

  private Completion words(CommandSpec command, int position, String typed, TypedLine line) {
    if (position == 0 && !command.subcommands().isEmpty()) {
      return Completion.ordered(commands(command)).startingWith(typed);
    }
    return command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden() && parameter.index().contains(position))
        .min(Comparator.comparing(PositionalParamSpec::index))
        .map(parameter -> words(parameter, typed, line))
        .orElse(Completion.none());
  }

  private Completion words(PositionalParamSpec parameter, String typed, TypedLine line) {
    Completion words = values.of(parameter, typed, line);
    if (!parameter.paramLabel().startsWith(A_COMMAND)) {
      return words;
    }
    List<Candidate> candidates =
        new ArrayList<>(Completion.ordered(commands(root)).startingWith(typed).candidates());
    candidates.addAll(words.candidates());
    return new Completion(candidates, words.directives());
  }

  private static List<Candidate> commands(CommandSpec command) {
    return command.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(below -> !below.usageMessage().hidden())
        .map(below -> new Candidate(below.name(), about(below)))
        .toList();
  }

  /** The first line of what a command says about itself. */
  private static String about(CommandSpec command) {
    String[] header = command.usageMessage().header();
    String[] text = header.length == 0 ? command.usageMessage().description() : header;
    return Arrays.stream(text).filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** Options not given yet, or that may be given again; letters only when no name was begun. */
  private static List<Candidate> options(CommandSpec command, TypedLine line, String typed) {
    List<Candidate> candidates = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (option.hidden() || (line.has(option) && !option.isMultiValue())) {
        continue;
      }
      for (String name : option.names()) {
        if (name.startsWith("--") || !typed.startsWith("--")) {
          candidates.add(new Candidate(name, about(option)));
        }
      }
    }
    return candidates;
  }

  private static String about(OptionSpec option) {
    return option.description().length == 0
        ? ""
        : CommandLine.Help.Ansi.OFF.string(option.renderedDescription()[0]);
  }
}
