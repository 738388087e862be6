package dev.kubectl.telemetry.cli.scaffold;

import java.util.List;
import java.util.stream.Collectors;

/** A command line as somebody would type it into a shell. */
final class ShellWords {
  private ShellWords() {}

  static String joined(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
