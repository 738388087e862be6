package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.LineTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The line of a file that a finding is about, the line before it, and a caret under every column of
 * the range. A line that does not fit is cut to a window around the range.
 *
 * <pre>
 *    11 |     statements:
 *    12 |       - set(metric.name, isMatch("a"))
 *       |                          ^^^^^^^
 * </pre>
 */
final class CodeFrame {
  private static final int LEAST_WINDOW = 30;
  private static final int MOST_WINDOW = 160;
  private static final String ELLIPSIS = "…";

  private final LineTable lines;
  private final TextStyle style;
  private final int gutter;
  private final int window;

  CodeFrame(LineTable lines, int lastLine, TextStyle style) {
    this.lines = lines;
    this.style = style;
    this.gutter = Math.max(4, String.valueOf(lastLine).length() + 1);
    int room = style.width() == TextStyle.UNBOUNDED ? MOST_WINDOW : style.width() - gutter - 3;
    this.window = Math.clamp(room, LEAST_WINDOW, MOST_WINDOW);
  }

  List<String> draw(Span span, Severity severity) {
    int line = span.start().line();
    int[] text = shown(line);
    int start = Math.min(span.start().column() - 1, text.length);
    int end =
        span.end().line() == line ? Math.min(span.end().column() - 1, text.length) : text.length;
    int from = from(text.length, start, end);
    List<String> drawn = new ArrayList<>();
    if (line > 1 && !lines.line(line - 1).isBlank()) {
      int[] before = shown(line - 1);
      if (from < before.length) {
        drawn.add(numbered(line - 1, style.faint(cut(before, from))));
      }
    }
    drawn.add(numbered(line, cut(text, from)));
    String carets = "^".repeat(Math.max(1, Math.min(end, from + window) - start));
    drawn.add(bar("") + " " + blanks(text, from, start) + style.severity(severity, carets));
    return drawn;
  }

  /** The code points of a line. Written out, as a stream takes long for the little that it does. */
  private int[] shown(int line) {
    String text = SafeText.sameWidth(lines.line(line));
    int[] points = new int[text.codePointCount(0, text.length())];
    int at = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = text.codePointAt(at);
      at += Character.charCount(points[i]);
    }
    return points;
  }

  /** A line of the frame's margin, for text that belongs to it. */
  String bar(String text) {
    return style.frame(" ".repeat(gutter) + " |") + (text.isEmpty() ? "" : " " + text);
  }

  /** As wide as the margin. */
  String margin() {
    return " ".repeat(gutter);
  }

  private String numbered(int line, String text) {
    String number = String.valueOf(line);
    String margin = style.frame(" ".repeat(gutter - number.length()) + number + " |");
    return text.isEmpty() ? margin : margin + " " + text;
  }

  /** The window begins at the line's start when the range is seen from there. */
  private int from(int length, int start, int end) {
    if (length <= window || end <= window) {
      return 0;
    }
    int lead = Math.min(20, window / 3);
    return Math.clamp(start - lead, 0, Math.max(0, length - window));
  }

  private String cut(int[] text, int from) {
    if (from >= text.length) {
      return from == 0 ? "" : ELLIPSIS;
    }
    int to = Math.min(text.length, from + window);
    String shown = new String(text, from, to - from).stripTrailing();
    if (from > 0) {
      shown = ELLIPSIS + shown.substring(shown.offsetByCodePoints(0, 1));
    }
    return to < text.length
        ? shown.substring(
                0, shown.length() - Character.charCount(shown.codePointBefore(shown.length())))
            + ELLIPSIS
        : shown;
  }

  /** Blanks as wide as the text before the range: a wide letter takes two columns. */
  private static String blanks(int[] text, int from, int start) {
    StringBuilder blanks = new StringBuilder();
    for (int i = from; i < start; i++) {
      blanks.append(isWide(text[i]) ? "  " : " ");
    }
    return blanks.toString();
  }

  /** East Asian wide letters and pictures, by the blocks that matter. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
