package dev.kubectl.telemetry.ide.sketch;

import java.util.Arrays;

/**
 * What a scalar says, and where each of its characters stands in the file.
 *
 * <p>The way back, from the file into the text, is what an editor needs: the cursor is in the file,
 * the language is in the text.
 */
public final class ScalarContent {
  static final ScalarContent NOTHING = new ScalarContent("", new int[] {0});

  private final String text;

  /** For each character of the text, and for its end, an index into the file; ascending. */
  private final int[] places;

  private ScalarContent(String text, int[] places) {
    this.text = text;
    this.places = places;
  }

  public String text() {
    return text;
  }

  /** Index into the file of a character of the text, or of its end. */
  public int place(int index) {
    return places[Math.clamp(index, 0, text.length())];
  }

  /** The first character of the text that stands at an index of the file or behind it. */
  public int indexAt(int place) {
    int found = Arrays.binarySearch(places, place);
    if (found < 0) {
      return Math.min(-found - 1, text.length());
    }
    while (found > 0 && places[found - 1] == place) {
      found--;
    }
    return found;
  }

  /** Index of the text in code points, as the rooms below count, to its index in UTF-16 units. */
  public int fromCodePoints(int offset) {
    int length = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(offset, 0, length));
  }

  /** The other way round. */
  public int toCodePoints(int index) {
    return text.codePointCount(0, Math.clamp(index, 0, text.length()));
  }

  static ScalarContent nothingAt(int place) {
    return new ScalarContent("", new int[] {place});
  }

  /** Collects characters with their places. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] places = new int[32];

    void add(char c, int place) {
      if (text.length() + 1 >= places.length) {
        places = Arrays.copyOf(places, places.length * 2);
      }
      places[text.length()] = place;
      text.append(c);
    }

    void add(String source, int from, int to) {
      for (int i = from; i < to; i++) {
        add(source.charAt(i), i);
      }
    }

    int length() {
      return text.length();
    }

    void removeTrailing(char c) {
      while (!text.isEmpty() && text.charAt(text.length() - 1) == c) {
        text.setLength(text.length() - 1);
      }
    }

    ScalarContent build(int end) {
      int[] all = Arrays.copyOf(places, text.length() + 1);
      all[text.length()] = end;
      return new ScalarContent(text.toString(), all);
    }
  }
}
