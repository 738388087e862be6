package dev.kubectl.telemetry.ide.sketch;

/** Whether something is a key: text, then a colon, then a blank or the end of the line. */
record KeyLine(SourceLines lines) {
  boolean isKey(int start) {
    return colon(start) >= 0;
  }

  /** Where the colon behind a key stands that begins here, or -1. */
  int colon(int start) {
    char c = lines.at(start);
    if (c == '"' || c == '\'') {
      int end = quoteEnd(start, c);
      int colon = end < 0 ? -1 : lines.skipBlanks(end);
      return colon >= 0 && lines.at(colon) == ':' && lines.isSpace(colon + 1) ? colon : -1;
    }
    if (c == '[' || c == '{' || c == '#' || c == '|' || c == '>' || lines.isSpace(start)) {
      return -1;
    }
    int at = start;
    while (at < lines.end() && !lines.isBreak(at)) {
      if (lines.at(at) == ':' && lines.isSpace(at + 1)) {
        return at;
      }
      if (lines.at(at) == '#' && lines.isBlank(at - 1)) {
        return -1;
      }
      at++;
    }
    return -1;
  }

  private int quoteEnd(int start, char quote) {
    int at = start + 1;
    while (at < lines.end() && !lines.isBreak(at)) {
      if (lines.at(at) == '\\' && quote == '"') {
        at += 2;
      } else if (lines.at(at) == quote) {
        if (quote == '"' || lines.at(at + 1) != '\'') {
          return at + 1;
        }
        at += 2;
      } else {
        at++;
      }
    }
    return -1;
  }
}
