package dev.kubectl.telemetry.cli.completion;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Where the cursor stands in a command line, and what was typed there already. */
sealed interface Place {
  /** What was typed at the cursor. */
  String typed();

  /** The name of an option is being typed. */
  record OptionName(CommandSpec command, String typed) implements Place {}

  /** A command's name, or the argument number {@code position} of a command without any. */
  record Word(CommandSpec command, int position, String typed) implements Place {}

  /** The value of an option. */
  record OptionValue(ArgSpec option, String typed) implements Place {}
}
