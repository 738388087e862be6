package dev.kubectl.telemetry.ide.document;

/** How an editor counts inside a line. Agreed upon once, before anything else is said. */
public enum PositionEncoding {
  UTF_8,
  UTF_16,
  UTF_32;

  /** Units of a part of one line. */
  int length(String text, int from, int to) {
    return switch (this) {
      case UTF_16 -> to - from;
      case UTF_32 -> text.codePointCount(from, to);
      case UTF_8 -> {
        int bytes = 0;
        for (int i = from; i < to; i++) {
          bytes += bytes(text.charAt(i));
        }
        yield bytes;
      }
    };
  }

  /** Index of the character that stands this many units behind {@code from}, at most {@code to}. */
  int index(String text, int from, int to, int units) {
    int index = from;
    int counted = 0;
    while (index < to && counted < units) {
      boolean pair =
          Character.isHighSurrogate(text.charAt(index))
              && index + 1 < to
              && Character.isLowSurrogate(text.charAt(index + 1));
      int next = index + (pair ? 2 : 1);
      counted += length(text, index, next);
      if (counted > units) {
        break;
      }
      index = next;
    }
    return index;
  }

  /** Of a pair, each half counts two of its four bytes. */
  private static int bytes(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
