package dev.kubectl.telemetry.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line up to the cursor, read leniently: it is unfinished by nature, so nothing in it is
 * an error. Options are read as the commands read them: {@code --name=value}, {@code --name value},
 * {@code -n value}, {@code -nvalue}, several letters behind one dash, and {@code --} as their end.
 */
final class TypedLine {
  private final Map<OptionSpec, List<String>> options = new LinkedHashMap<>();
  private CommandSpec command;
  private int position;
  private boolean onlyWords;
  private @Nullable OptionSpec open;

  private TypedLine(CommandSpec root) {
    this.command = root;
  }

  /**
   * @param root the command above all commands
   * @param words everything before the cursor but the program's name
   */
  static TypedLine of(CommandSpec root, List<String> words) {
    TypedLine line = new TypedLine(root);
    words.forEach(line::read);
    return line;
  }

  /** The place of the cursor, when {@code typed} is what stands before it in the same word. */
  Place at(String typed) {
    if (open != null) {
      return new Place.OptionValue(open, typed);
    }
    if (!onlyWords && typed.startsWith("-")) {
      int equals = typed.indexOf('=');
      OptionSpec option = equals < 0 ? null : command.findOption(typed.substring(0, equals));
      return option == null
          ? new Place.OptionName(command, typed)
          : new Place.OptionValue(option, typed.substring(equals + 1));
    }
    return new Place.Word(command, position, typed);
  }

  /** Whether the option was given before the cursor. */
  boolean has(OptionSpec option) {
    return options.containsKey(option);
  }

  /** The last value of the option that has this name. */
  Optional<String> valueOf(String name) {
    return options.entrySet().stream()
        .filter(option -> List.of(option.getKey().names()).contains(name))
        .filter(option -> !option.getValue().isEmpty())
        .map(option -> option.getValue().getLast())
        .findFirst();
  }

  private void read(String word) {
    OptionSpec waiting = open;
    if (waiting != null) {
      open = null;
      given(waiting, word);
    } else if (onlyWords || !word.startsWith("-") || word.equals("-")) {
      readWord(word);
    } else if (word.equals("--")) {
      onlyWords = true;
    } else if (word.startsWith("--")) {
      readLong(word);
    } else {
      readLetters(word);
    }
  }

  private void readWord(String word) {
    CommandLine below = onlyWords ? null : command.subcommands().get(word);
    if (below != null && position == 0) {
      command = below.getCommandSpec();
    } else {
      position++;
    }
  }

  private void readLong(String word) {
    int equals = word.indexOf('=');
    OptionSpec option = command.findOption(equals < 0 ? word : word.substring(0, equals));
    if (option != null) {
      readOption(option, equals < 0 ? null : word.substring(equals + 1));
    }
  }

  private void readLetters(String word) {
    for (int i = 1; i < word.length(); i++) {
      OptionSpec option = command.findOption("-" + word.charAt(i));
      if (option == null) {
        return;
      }
      boolean last = i == word.length() - 1;
      boolean takesValue = takesValue(option);
      readOption(option, last || !takesValue ? null : word.substring(i + 1).replaceFirst("^=", ""));
      if (takesValue) {
        return;
      }
    }
  }

  private void readOption(OptionSpec option, @Nullable String value) {
    if (value == null && takesValue(option)) {
      options.computeIfAbsent(option, o -> new ArrayList<>());
      open = option;
    } else {
      given(option, value);
    }
  }

  private void given(OptionSpec option, @Nullable String value) {
    List<String> values = options.computeIfAbsent(option, o -> new ArrayList<>());
    if (value != null) {
      values.add(value);
    }
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().min() > 0;
  }
}
