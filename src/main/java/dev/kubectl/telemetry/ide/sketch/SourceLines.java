package dev.kubectl.telemetry.ide.sketch;

/**
 * A part of a text, looked at by lines. Lines end with LF, CR LF or a lone CR.
 *
 * @param end nothing behind it is looked at
 */
record SourceLines(String text, int end) {
  boolean isBreak(int at) {
    return at < end && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
  }

  boolean isBlank(int at) {
    return at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }

  /** Whether a word ends here: a blank, a line break, or the end. */
  boolean isSpace(int at) {
    return at >= end || isBlank(at) || isBreak(at);
  }

  char at(int index) {
    return index < end ? text.charAt(index) : '\0';
  }

  int lineStart(int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  /** Where the line break of a line stands, or the end. */
  int lineEnd(int at) {
    int found = at;
    while (found < end && !isBreak(found)) {
      found++;
    }
    return found;
  }

  /** The start of the next line; the end when there is none. */
  int nextLine(int at) {
    int lineEnd = lineEnd(at);
    if (lineEnd >= end) {
      return end;
    }
    boolean pair = text.charAt(lineEnd) == '\r' && at(lineEnd + 1) == '\n';
    return Math.min(end, lineEnd + (pair ? 2 : 1));
  }

  int skipBlanks(int at) {
    int found = at;
    while (isBlank(found)) {
      found++;
    }
    return found;
  }

  /** Columns before the first character of the line that begins here. */
  int indent(int lineStart) {
    int found = lineStart;
    while (found < end && text.charAt(found) == ' ') {
      found++;
    }
    return found - lineStart;
  }

  int column(int at) {
    return at - lineStart(at);
  }

  /** Whether the line that begins here has nothing but blanks. */
  boolean isEmptyLine(int lineStart) {
    int found = skipBlanks(lineStart);
    return found >= end || isBreak(found);
  }

  /**
   * The first character that means something, from a place on: blanks, line breaks and comments are
   * passed.
   */
  int next(int from) {
    int at = from;
    while (at < end) {
      at = skipBlanks(at);
      boolean comment =
          at(at) == '#' && (at == 0 || isBlank(at - 1) || isBreak(at - 1) || at == from);
      if (comment) {
        at = nextLine(at);
      } else if (isBreak(at)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  /** Whether two places are on one line. */
  boolean sameLine(int one, int other) {
    return lineEnd(one) >= other;
  }
}
