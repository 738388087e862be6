package dev.kubectl.telemetry.ide.sketch;

import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** One node of an unfinished text. Offsets are indexes into the whole text. */
public sealed interface Sketch {
  /** The first character. */
  int start();

  /** Behind the last character. */
  int end();

  /**
   * Keys and values, in the order of the text.
   *
   * @param indent column of the keys, from 0; in braces that of the brace
   */
  record Mapping(List<Entry> entries, int indent, boolean flow, int start, int end)
      implements Sketch {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The last entry with this key, as kubectl has it. */
    public Optional<Entry> entry(String key) {
      return entries.reversed().stream()
          .filter(entry -> entry.key().text().equals(key) && entry.hasColon())
          .findFirst();
    }
  }

  /** Items, in the order of the text. */
  record Sequence(List<Item> items, int indent, boolean flow, int start, int end)
      implements Sketch {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A text, or nothing at all, which is an empty plain scalar.
   *
   * @param closed whether the closing quote is there; true for what needs none
   */
  record Scalar(YamlScalar.Style style, ScalarContent content, int start, int end, boolean closed)
      implements Sketch {
    public String text() {
      return content.text();
    }

    /** Whether nothing is written here. */
    public boolean isNothing() {
      return start == end;
    }
  }

  /**
   * A key with its value.
   *
   * @param colon where the colon stands, -1 while it is not typed
   */
  record Entry(Scalar key, int colon, Sketch value) {
    public boolean hasColon() {
      return colon >= 0;
    }

    public int start() {
      return key.start();
    }

    public int end() {
      return Math.max(Math.max(key.end(), colon + 1), value.end());
    }
  }

  /**
   * An item of a sequence.
   *
   * @param dash where the dash stands; in brackets, and while it is not typed, the start of the
   *     value
   * @param marked whether a dash or bracket makes it an item already
   */
  record Item(int dash, boolean marked, Sketch value) {
    public int end() {
      return Math.max(dash + (marked ? 1 : 0), value.end());
    }
  }
}
