package dev.kubectl.telemetry.yaml;

/**
 * Follows a plain or quoted scalar: escapes are undone and lines folded (YAML 1.2.2, sections 6.5
 * and 7.3).
 */
final class FlowTracing {
  private final String written;
  private final int base;
  private final int limit;
  private final Tracing tracing = new Tracing();
  private int at;

  private FlowTracing(String written, int base, int from, int limit) {
    this.written = written;
    this.base = base;
    this.at = from;
    this.limit = limit;
  }

  static Tracing plain(String written, int base) {
    FlowTracing flow = new FlowTracing(written, base, 0, written.length());
    while (flow.at < flow.limit) {
      flow.characterOrSpace();
    }
    return flow.tracing;
  }

  static Tracing singleQuoted(String written, int base) {
    FlowTracing flow = new FlowTracing(written, base, 1, written.length() - 1);
    while (flow.at < flow.limit) {
      if (written.charAt(flow.at) == '\'') {
        flow.add('\'', 2);
      } else {
        flow.characterOrSpace();
      }
    }
    return flow.tracing;
  }

  static Tracing doubleQuoted(String written, int base) {
    FlowTracing flow = new FlowTracing(written, base, 1, written.length() - 1);
    while (flow.at < flow.limit) {
      if (written.charAt(flow.at) == '\\') {
        flow.escape();
      } else {
        flow.characterOrSpace();
      }
    }
    return flow.tracing;
  }

  private void add(int codePoint, int length) {
    tracing.add(codePoint, base + at, base + Math.min(at + length, limit));
    at += length;
  }

  private void characterOrSpace() {
    char c = written.charAt(at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space();
    } else {
      int codePoint = written.codePointAt(at);
      add(codePoint, Character.charCount(codePoint));
    }
  }

  /** A run of blanks stays; around a line break it is gone, and the break becomes a blank. */
  private void space() {
    int end = at;
    while (end < limit && isBlank(written.charAt(end))) {
      end++;
    }
    if (end == limit || breakLength(end) == 0) {
      while (at < end) {
        add(written.charAt(at), 1);
      }
      return;
    }
    int first = end;
    at = end + breakLength(end);
    if (!foldedBreaks()) {
      tracing.add(' ', base + first, base + first + breakLength(first));
    }
  }

  /** Empty lines after a break are kept as breaks; whether there are any. */
  private boolean foldedBreaks() {
    boolean any = false;
    while (true) {
      while (at < limit && isBlank(written.charAt(at))) {
        at++;
      }
      int length = at < limit ? breakLength(at) : 0;
      if (length == 0) {
        return any;
      }
      any = true;
      add('\n', length);
    }
  }

  private void escape() {
    int next = at + 1;
    if (next < limit && breakLength(next) > 0) {
      at = next + breakLength(next);
      foldedBreaks();
      return;
    }
    char c = next < limit ? written.charAt(next) : '\\';
    switch (c) {
      case 'x' -> add(hexadecimal(next + 1, 2), 4);
      case 'u' -> add(hexadecimal(next + 1, 4), 6);
      case 'U' -> add(hexadecimal(next + 1, 8), 10);
      default -> add(named(c), 2);
    }
  }

  private int hexadecimal(int from, int digits) {
    int value = 0;
    for (int i = from; i < Math.min(from + digits, limit); i++) {
      value = value * 16 + Math.max(0, Character.digit(written.charAt(i), 16));
    }
    return Character.isValidCodePoint(value) ? value : 0xFFFD;
  }

  private static int named(char escape) {
    return switch (escape) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0xB;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> 0x1B;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      default -> escape; // blank, tab, quote, slash, backslash
    };
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private int breakLength(int index) {
    return switch (written.charAt(index)) {
      case '\n' -> 1;
      case '\r' -> index + 1 < limit && written.charAt(index + 1) == '\n' ? 2 : 1;
      default -> 0;
    };
  }
}
