package dev.kubectl.telemetry.ide.sketch;

import java.util.ArrayList;
import java.util.List;

/**
 * Braces and brackets. One that is never closed ends before the next line that is not indented by
 * more than the line it began on.
 */
final class FlowSketcher {
  /** Deeper ones are taken as nothing: such a text is not written by hand. */
  private static final int MOST_DEPTH = 100;

  private final SourceLines lines;
  private final ScalarSketcher scalars;

  FlowSketcher(SourceLines lines, ScalarSketcher scalars) {
    this.lines = lines;
    this.scalars = scalars;
  }

  /** The collection that begins here. */
  Sketch collection(int start, int indent, int depth) {
    if (depth > MOST_DEPTH) {
      return scalars.nothing(start);
    }
    return lines.at(start) == '{' ? mapping(start, indent, depth) : sequence(start, indent, depth);
  }

  private Sketch mapping(int start, int indent, int depth) {
    List<Sketch.Entry> entries = new ArrayList<>();
    int at = next(start + 1, indent);
    while (at >= 0 && lines.at(at) != '}') {
      if (lines.at(at) == ',' || lines.at(at) == ']') {
        at = next(at + 1, indent);
        continue;
      }
      Sketch.Entry entry = entry(at, indent, depth);
      entries.add(entry);
      at = next(Math.max(entry.end(), at + 1), indent);
    }
    int end = at >= 0 ? at + 1 : unclosedEnd(start, indent);
    return new Sketch.Mapping(entries, lines.column(start), true, start, end);
  }

  private Sketch.Entry entry(int at, int indent, int depth) {
    Sketch.Scalar key = word(at, indent);
    int colon = next(key.end(), indent);
    if (colon < 0 || lines.at(colon) != ':') {
      return new Sketch.Entry(key, -1, scalars.nothing(key.end()));
    }
    int value = next(colon + 1, indent);
    boolean nothing = value < 0 || lines.at(value) == ',' || closes(value);
    if (nothing) {
      int place = lines.skipBlanks(colon + 1);
      return new Sketch.Entry(key, colon, scalars.nothing(Math.min(place, lines.end())));
    }
    return new Sketch.Entry(key, colon, value(value, indent, depth));
  }

  private Sketch sequence(int start, int indent, int depth) {
    List<Sketch.Item> items = new ArrayList<>();
    int at = next(start + 1, indent);
    while (at >= 0 && lines.at(at) != ']') {
      if (lines.at(at) == ',' || lines.at(at) == '}') {
        at = next(at + 1, indent);
        continue;
      }
      Sketch value = value(at, indent, depth);
      int colon = next(value.end(), indent);
      if (value instanceof Sketch.Scalar && colon >= 0 && lines.at(colon) == ':') {
        Sketch.Entry entry = entry(at, indent, depth);
        value = new Sketch.Mapping(List.of(entry), lines.column(at), true, at, entry.end());
      }
      items.add(new Sketch.Item(at, true, value));
      at = next(Math.max(value.end(), at + 1), indent);
    }
    int end = at >= 0 ? at + 1 : unclosedEnd(start, indent);
    return new Sketch.Sequence(items, lines.column(start), true, start, end);
  }

  private Sketch value(int at, int indent, int depth) {
    int from = BlockNodes.skipProperties(lines, at);
    if (lines.at(from) == '{' || lines.at(from) == '[') {
      return collection(from, indent, depth + 1);
    }
    return word(from, indent);
  }

  private Sketch.Scalar word(int at, int indent) {
    char c = lines.at(at);
    return c == '"' || c == '\'' ? scalars.quoted(at, indent) : scalars.plainWord(at, true);
  }

  private boolean closes(int at) {
    return lines.at(at) == '}' || lines.at(at) == ']';
  }

  /** The next character that means something and may still be inside, or -1. */
  private int next(int from, int indent) {
    int at = lines.next(from);
    if (at >= lines.end()) {
      return -1;
    }
    boolean newLine = !lines.sameLine(from, at);
    int column = lines.column(at);
    boolean outside = newLine && column <= indent && !closes(at);
    return outside ? -1 : at;
  }

  private int unclosedEnd(int start, int indent) {
    int at = start;
    int end = lines.lineEnd(start);
    while (at < lines.end()) {
      at = lines.nextLine(at);
      if (at >= lines.end() || (!lines.isEmptyLine(at) && lines.indent(at) <= indent)) {
        break;
      }
      end = lines.lineEnd(at);
    }
    return Math.max(end, start + 1);
  }
}
