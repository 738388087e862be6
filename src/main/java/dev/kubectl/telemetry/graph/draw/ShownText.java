package dev.kubectl.telemetry.graph.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Text of users as drawings show it: one line, without characters that do something. */
final class ShownText {
  private static final int LONGEST_LINE = 2000;

  private ShownText() {}

  /**
   * The text in one line: white space becomes one blank, control characters and those that turn the
   * reading direction around are made visible, what is endless is cut.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .limit(LONGEST_LINE)
        .forEach(c -> {
          if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
              line.append(' ');
            }
          } else if (unsafe(c)) {
            line.append("\\u%04x".formatted(c));
          } else {
            line.appendCodePoint(c);
          }
        });
    return line.toString().strip() + (text.length() > LONGEST_LINE ? " ..." : "");
  }

  private static boolean unsafe(int c) {
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0xd800 && c <= 0xdfff)
        || c == 0xfeff
        || (c & 0xfffe) == 0xfffe;
  }

  /** Everything beyond ASCII as an escape. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c ->
            ascii.append(
                c < 0x80
                    ? Character.toString(c)
                    : (c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c)));
    return ascii.toString();
  }

  /** Columns of a terminal that a text takes: wide letters take two, marks on letters none. */
  static int columns(String text) {
    return text.codePoints().map(ShownText::columns).sum();
  }

  private static int columns(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** East Asian wide letters and pictures, by the blocks that matter. */
  static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /** Lines of at most so many columns, broken at blanks where there are any. */
  static List<String> wrap(String text, int width) {
    return wrap(text, width, ShownText::columns);
  }

  /** Lines that are no wider than this, broken at blanks where there are any. */
  static List<String> wrap(String text, double width, IntToDoubleFunction widthOf) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double blank = widthOf.applyAsDouble(' ');
    double used = 0;
    for (String word : text.split(" ", -1)) {
      String rest = word;
      double needed = width(rest, widthOf);
      if (!line.isEmpty() && used + blank + needed > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      while (line.isEmpty() && needed > width) {
        int end = fitting(rest, width, widthOf);
        if (end == rest.length()) {
          break;
        }
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
        needed = width(rest, widthOf);
      }
      used += (line.isEmpty() ? 0 : blank) + needed;
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static double width(String text, IntToDoubleFunction widthOf) {
    return text.codePoints().mapToDouble(widthOf::applyAsDouble).sum();
  }

  /**
   * How many characters from the start fit, at least one. A word is broken behind a mark inside of
   * it, unless that would leave half of the line empty.
   */
  private static int fitting(String text, double width, IntToDoubleFunction widthOf) {
    int end = 0;
    int mark = 0;
    double used = 0;
    double usedAtMark = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      used += widthOf.applyAsDouble(c);
      if (used > width && end > 0) {
        return usedAtMark > width / 2 ? mark : end;
      }
      end += Character.charCount(c);
      if ("-/._,:=".indexOf(c) >= 0) {
        mark = end;
        usedAtMark = used;
      }
    }
    return end;
  }
}
