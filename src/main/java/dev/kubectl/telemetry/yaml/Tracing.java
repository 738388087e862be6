package dev.kubectl.telemetry.yaml;

import java.util.Arrays;

/** For every code point of a content, where it is written, in UTF-16 units of the file. */
final class Tracing {
  private final StringBuilder content = new StringBuilder();
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int size;

  /** Adds a code point that is written from {@code start} until before {@code end}. */
  void add(int codePoint, int start, int end) {
    if (size > 0
        && codePoint <= 0xFFFF
        && Character.isLowSurrogate((char) codePoint)
        && Character.isHighSurrogate(content.charAt(content.length() - 1))) {
      // Two escapes, each for one half, are one character.
      content.append((char) codePoint);
      ends[size - 1] = end;
      return;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    content.appendCodePoint(codePoint);
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  /** The content that the tracing gives; equal to that of the scalar. */
  String content() {
    return content.toString();
  }

  int size() {
    return size;
  }

  int start(int offset) {
    return starts[offset];
  }

  int end(int offset) {
    return ends[offset];
  }
}
