package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;

/**
 * Characters that end a line in YAML 1.1, by which kubectl reads, and are letters like any other in
 * YAML 1.2 and in editors: what looks like one value or one comment is cut there.
 */
final class LineSeparators {
  private static final String SEPARATORS = "\u0085\u2028\u2029";

  private LineSeparators() {}

  static void check(LintFile file, FindingSink sink) {
    String text = file.source().text();
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
        Position start = file.lines().positionOfChar(at);
        sink.report(
            file,
            "yaml-line-separator",
            new Span(start, file.lines().positionAt(start.offset() + 1)),
            "kubectl ends the line at this character (U+%04X)".formatted((int) separator),
            "Remove it, or write it as an escape in double quotes");
      }
    }
  }
}
