package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.effect.Weight;
import java.util.ArrayList;
import java.util.List;

/** Colours and line breaks of text for people. */
record Paint(TextStyle style) {
  private static final int UNBOUNDED_WIDTH = 100;
  private static final int NARROWEST_TEXT = 20;
  private static final String HANGING = "    ";
  private static final String MARKS = "./,:=-_])";

  String bold(String text) {
    return coloured("1", text);
  }

  String faint(String text) {
    return coloured("2", text);
  }

  /** A line with the colour of what happens. */
  String marked(char mark, String text) {
    return switch (mark) {
      case '+' -> coloured("32", text);
      case '-' -> coloured("31", text);
      case '~', '±', '>' -> coloured("33", text);
      default -> text;
    };
  }

  String weighted(Weight weight, String text) {
    return switch (weight) {
      case DANGER -> coloured("1;31", text);
      case ATTENTION -> coloured("1;33", text);
      case NOTE -> coloured("36", text);
    };
  }

  private String coloured(String code, String text) {
    return style.colour() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** Columns for prose; lines for programs that read along are not broken. */
  int proseWidth() {
    return style.width() == TextStyle.UNBOUNDED ? UNBOUNDED_WIDTH : style.width();
  }

  /**
   * A line of data in parts that fit behind so many columns, the later ones indented; whole where
   * programs read along.
   */
  List<String> broken(String text, int columns) {
    int width = Math.max(NARROWEST_TEXT, style.width() - columns);
    if (style.width() == TextStyle.UNBOUNDED || text.length() <= width) {
      return List.of(text);
    }
    String indent = " ".repeat(text.length() - text.stripLeading().length()) + HANGING;
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      boolean atBlank = end > Math.max(indent.length(), width / 2);
      int cut = atBlank ? end : behindMark(rest, width);
      parts.add(rest.substring(0, cut));
      rest =
          indent.substring(0, Math.min(indent.length(), width / 2)) + rest.substring(cut).strip();
    }
    parts.add(rest);
    return parts;
  }

  /** Behind a mark inside of a long word, and never between the two halves of one character. */
  private static int behindMark(String text, int end) {
    for (int cut = end; cut > end / 2; cut--) {
      if (MARKS.indexOf(text.charAt(cut - 1)) >= 0) {
        return cut;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  /** The text in lines of at most so many columns; a word that is longer stays whole. */
  static List<String> wrapped(String text, int columns) {
    int width = Math.max(NARROWEST_TEXT, columns);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
