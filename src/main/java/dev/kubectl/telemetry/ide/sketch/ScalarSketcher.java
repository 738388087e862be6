package dev.kubectl.telemetry.ide.sketch;

import dev.kubectl.telemetry.yaml.YamlScalar.Style;

/**
 * Scalars outside of blocks: plain and quoted ones. A quote that is never closed ends with its
 * line, so that the rest of the document stays what it is.
 */
final class ScalarSketcher {
  private final SourceLines lines;

  ScalarSketcher(SourceLines lines) {
    this.lines = lines;
  }

  Sketch.Scalar nothing(int at) {
    return new Sketch.Scalar(Style.PLAIN, ScalarContent.nothingAt(at), at, at, true);
  }

  /**
   * A quoted scalar.
   *
   * @param indent lines that go on with it are indented by more than this
   */
  Sketch.Scalar quoted(int start, int indent) {
    boolean single = lines.at(start) == '\'';
    int end = closing(start, single, indent);
    boolean closed = end >= 0;
    int last = closed ? end : lines.lineEnd(start);
    if (!closed) {
      while (last > start + 1 && lines.isBlank(last - 1)) {
        last--;
      }
    }
    ScalarContent.Builder content = new ScalarContent.Builder();
    int at = start + 1;
    while (at < last) {
      char c = lines.at(at);
      if (lines.isBreak(at)) {
        at = fold(content, at, last);
      } else if (single && c == '\'') {
        content.add('\'', at);
        at += 2;
      } else if (!single && c == '\\' && at + 1 < last) {
        at = escape(content, at, last);
      } else {
        content.add(c, at);
        at++;
      }
    }
    Style style = single ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
    return new Sketch.Scalar(style, content.build(last), start, closed ? last + 1 : last, closed);
  }

  /** Where the closing quote stands, or -1. */
  private int closing(int start, boolean single, int indent) {
    int at = start + 1;
    while (at < lines.end()) {
      char c = lines.at(at);
      if (lines.isBreak(at)) {
        int next = lines.nextLine(at);
        while (next < lines.end() && lines.isEmptyLine(next)) {
          next = lines.nextLine(next);
        }
        if (next >= lines.end() || lines.indent(next) <= indent) {
          return -1;
        }
        at = next;
      } else if (!single && c == '\\') {
        at += lines.isBreak(at + 1) ? 1 : 2;
      } else if (c == (single ? '\'' : '"')) {
        if (!single || lines.at(at + 1) != '\'') {
          return at;
        }
        at += 2;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** A line break inside: one is a blank, more are one less. */
  private int fold(ScalarContent.Builder content, int at, int last) {
    content.removeTrailing(' ');
    int breaks = 0;
    int place = at;
    int next = at;
    while (next < last && (lines.isBreak(next) || lines.isBlank(next))) {
      if (lines.isBreak(next)) {
        breaks++;
        next = Math.min(last, lines.nextLine(next));
      } else {
        next++;
      }
    }
    if (breaks == 1) {
      content.add(' ', place);
    }
    for (int i = 1; i < breaks; i++) {
      content.add('\n', place);
    }
    return next;
  }

  private int escape(ScalarContent.Builder content, int at, int last) {
    char c = lines.at(at + 1);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits > 0) {
      int end = Math.min(last, at + 2 + digits);
      try {
        int point = Integer.parseInt(lines.text(), at + 2, end, 16);
        for (char unit : Character.toChars(Character.isValidCodePoint(point) ? point : 0xFFFD)) {
          content.add(unit, at);
        }
      } catch (NumberFormatException e) {
        content.add('\uFFFD', at);
      }
      return end;
    }
    if (lines.isBreak(at + 1)) {
      int next = lines.nextLine(at + 1);
      return Math.min(last, lines.skipBlanks(next));
    }
    char meant =
        switch (c) {
          case '0' -> '\0';
          case 'a' -> '\u0007';
          case 'b' -> '\b';
          case 't', '\t' -> '\t';
          case 'n' -> '\n';
          case 'v' -> '\u000B';
          case 'f' -> '\f';
          case 'r' -> '\r';
          case 'e' -> '\u001B';
          case 'N' -> '\u0085';
          case '_' -> '\u00A0';
          case 'L' -> '\u2028';
          case 'P' -> '\u2029';
          default -> c;
        };
    content.add(meant, at);
    return at + 2;
  }

  /** Where plain text ends on its line. */
  int plainEnd(int start, boolean flow) {
    int at = start;
    int end = start;
    while (at < lines.end() && !lines.isBreak(at)) {
      char c = lines.at(at);
      boolean key = c == ':' && (lines.isSpace(at + 1) || (flow && isFlow(lines.at(at + 1))));
      boolean comment = c == '#' && at > start && lines.isBlank(at - 1);
      if (key || comment || (flow && isFlow(c))) {
        break;
      }
      at++;
      end = lines.isBlank(at - 1) ? end : at;
    }
    return end;
  }

  static boolean isFlow(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** Plain text on one line: a key, or a value in a flow collection. */
  Sketch.Scalar plainWord(int start, boolean flow) {
    int end = plainEnd(start, flow);
    ScalarContent.Builder content = new ScalarContent.Builder();
    content.add(lines.text(), start, end);
    return new Sketch.Scalar(Style.PLAIN, content.build(end), start, end, true);
  }

  /**
   * Plain text that may go on in the next lines, as far as they are indented by more than this and
   * do not begin an entry.
   */
  Sketch.Scalar plain(int start, int indent) {
    ScalarContent.Builder content = new ScalarContent.Builder();
    int end = plainEnd(start, false);
    content.add(lines.text(), start, end);
    int at = end;
    while (!stopped(at)) {
      int lineBreak = lines.lineEnd(at);
      int next = lines.nextLine(at);
      int breaks = 1;
      while (next < lines.end() && lines.isEmptyLine(next)) {
        next = lines.nextLine(next);
        breaks++;
      }
      int first = lines.skipBlanks(next);
      if (next >= lines.end()
          || lines.indent(next) <= indent
          || lines.at(first) == '#'
          || isMarker(next)
          || new KeyLine(lines).isKey(first)) {
        break;
      }
      if (breaks == 1) {
        content.add(' ', lineBreak);
      }
      for (int i = 1; i < breaks; i++) {
        content.add('\n', lineBreak);
      }
      end = plainEnd(first, false);
      content.add(lines.text(), first, end);
      at = end;
    }
    return new Sketch.Scalar(Style.PLAIN, content.build(end), start, end, true);
  }

  /** Whether something other than a line break follows: a comment, or a colon. */
  private boolean stopped(int at) {
    int next = lines.skipBlanks(at);
    return !lines.isBreak(next);
  }

  /** Whether a document begins or ends at this line. */
  boolean isMarker(int lineStart) {
    return (lines.text().startsWith("---", lineStart) || lines.text().startsWith("...", lineStart))
        && lines.isSpace(lineStart + 3);
  }
}
