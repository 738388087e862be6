package dev.kubectl.telemetry.ide.sketch;

import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that are told apart by their indentation. Lives for one document. */
final class BlockNodes {
  /** Deeper nodes are taken as text: such a file is not written by hand. */
  private static final int MOST_DEPTH = 200;

  private final SourceLines lines;
  private final ScalarSketcher scalars;
  private final FlowSketcher flow;
  private final BlockSketcher blocks;
  private final KeyLine keys;

  BlockNodes(SourceLines lines) {
    this.lines = lines;
    this.scalars = new ScalarSketcher(lines);
    this.flow = new FlowSketcher(lines, scalars);
    this.blocks = new BlockSketcher(lines);
    this.keys = new KeyLine(lines);
  }

  Sketch root(int from) {
    int at = lines.next(from);
    if (at >= lines.end()) {
      return scalars.nothing(lines.end());
    }
    Sketch node = node(at, -1, 0);
    if (node instanceof Sketch.Mapping mapping && !mapping.flow()) {
      return withTheRest(mapping, 0);
    }
    return node;
  }

  /** Lines that are indented by less than the first key are keys of the document all the same. */
  private Sketch withTheRest(Sketch.Mapping mapping, int depth) {
    List<Sketch.Entry> entries = new ArrayList<>(mapping.entries());
    int end = mapping.end();
    int at = lines.next(end);
    while (at < lines.end() && at >= end) {
      Sketch more = node(at, -1, depth + 1);
      if (more instanceof Sketch.Mapping other) {
        entries.addAll(other.entries());
      }
      end = Math.max(more.end(), lines.lineEnd(at));
      at = lines.next(end);
    }
    return new Sketch.Mapping(entries, mapping.indent(), false, mapping.start(), end);
  }

  /**
   * The node whose first character stands here.
   *
   * @param parentIndent column of the mapping or sequence around it, -1 for none
   */
  private Sketch node(int start, int parentIndent, int depth) {
    int at = skipProperties(lines, start);
    if (at >= lines.end() || lines.isBreak(at)) {
      int next = lines.next(at);
      boolean inside = next < lines.end() && lines.column(next) > parentIndent;
      return inside && depth < MOST_DEPTH
          ? node(next, parentIndent, depth + 1)
          : scalars.nothing(Math.min(at, lines.end()));
    }
    char c = lines.at(at);
    if (isDash(at) && depth < MOST_DEPTH) {
      return sequence(at, lines.column(at), depth);
    }
    if (blocks.isHeader(at)) {
      return blocks.block(at, parentIndent);
    }
    if (keys.isKey(at) || isLonelyKey(at)) {
      return depth < MOST_DEPTH ? mapping(at, depth) : scalars.plainWord(at, false);
    }
    if (c == '{' || c == '[') {
      return flow.collection(at, parentIndent, depth);
    }
    if (c == '"' || c == '\'') {
      return scalars.quoted(at, parentIndent);
    }
    return scalars.plain(at, parentIndent);
  }

  /** A word that nothing follows, above a key at the same column: a key that is being typed. */
  private boolean isLonelyKey(int at) {
    char c = lines.at(at);
    int end = scalars.plainEnd(at, false);
    if (c == '"' || c == '\'' || c == '{' || c == '[' || end == at) {
      return false;
    }
    if (lines.text().substring(at, end).indexOf(' ') >= 0) {
      return false;
    }
    int next = lines.next(end);
    return next < lines.end()
        && !lines.sameLine(end, next)
        && lines.column(next) == lines.column(at)
        && keys.isKey(next);
  }

  private boolean isDash(int at) {
    return lines.at(at) == '-' && lines.isSpace(at + 1);
  }

  private Sketch mapping(int start, int depth) {
    int indent = lines.column(start);
    List<Sketch.Entry> entries = new ArrayList<>();
    int end = start;
    int at = start;
    while (at < lines.end()) {
      int column = lines.column(at);
      boolean ours = column == indent && !isDash(at);
      if (column < indent || (column == indent && isDash(at))) {
        break;
      }
      if (ours) {
        Sketch.Entry entry = entry(at, indent, depth);
        entries.add(entry);
        end = entry.end();
      } else {
        end = astray(entries, at, indent, depth);
      }
      at = lines.next(end);
      if (at < lines.end() && lines.sameLine(end, at)) {
        // What is left of a line that makes no sense.
        end = lines.lineEnd(at);
        at = lines.next(end);
      }
    }
    return new Sketch.Mapping(entries, indent, false, start, end);
  }

  /** A line that is indented too far: it goes on with the value before it, as far as that can. */
  private int astray(List<Sketch.Entry> entries, int at, int indent, int depth) {
    Sketch more = node(at, indent, depth + 1);
    Sketch.Entry last = entries.getLast();
    int end = Math.max(more.end(), lines.lineEnd(at));
    Sketch joined = join(last.value(), more, end);
    if (joined != null) {
      entries.set(entries.size() - 1, new Sketch.Entry(last.key(), last.colon(), joined));
    }
    return end;
  }

  private static @Nullable Sketch join(Sketch before, Sketch more, int end) {
    if (before instanceof Sketch.Mapping first && !first.flow()) {
      List<Sketch.Entry> all = new ArrayList<>(first.entries());
      if (more instanceof Sketch.Mapping second) {
        all.addAll(second.entries());
      } else if (more instanceof Sketch.Scalar key) {
        all.add(new Sketch.Entry(key, -1, key(key.end())));
      }
      return new Sketch.Mapping(all, first.indent(), false, first.start(), end);
    }
    if (before instanceof Sketch.Sequence first && !first.flow()) {
      List<Sketch.Item> all = new ArrayList<>(first.items());
      if (more instanceof Sketch.Sequence second) {
        all.addAll(second.items());
      } else {
        all.add(new Sketch.Item(more.start(), false, more));
      }
      return new Sketch.Sequence(all, first.indent(), false, first.start(), end);
    }
    return null;
  }

  private static Sketch.Scalar key(int at) {
    return new Sketch.Scalar(Style.PLAIN, ScalarContent.nothingAt(at), at, at, true);
  }

  private Sketch.Entry entry(int at, int indent, int depth) {
    int colon = keys.colon(at);
    Sketch.Scalar key = key(at, colon, indent);
    if (colon < 0) {
      return new Sketch.Entry(key, -1, scalars.nothing(key.end()));
    }
    int value = lines.next(colon + 1);
    if (value < lines.end() && lines.sameLine(colon, value)) {
      return new Sketch.Entry(key, colon, valueOnLine(value, indent, depth));
    }
    boolean deeper = value < lines.end() && lines.column(value) > indent;
    boolean items = value < lines.end() && lines.column(value) == indent && isDash(value);
    if (deeper || items) {
      return new Sketch.Entry(key, colon, node(value, items ? indent - 1 : indent, depth + 1));
    }
    int place = Math.min(lines.skipBlanks(colon + 1), lines.end());
    return new Sketch.Entry(key, colon, scalars.nothing(place));
  }

  /** A value behind its key: no block mapping or sequence can begin there. */
  private Sketch valueOnLine(int value, int indent, int depth) {
    int at = skipProperties(lines, value);
    char c = lines.at(at);
    if (lines.isSpace(at)) {
      return node(at, indent, depth + 1);
    }
    if (blocks.isHeader(at)) {
      return blocks.block(at, indent);
    }
    if (c == '{' || c == '[') {
      return flow.collection(at, indent, depth);
    }
    return c == '"' || c == '\'' ? scalars.quoted(at, indent) : scalars.plain(at, indent);
  }

  private Sketch.Scalar key(int at, int colon, int indent) {
    char c = lines.at(at);
    if (c == '"' || c == '\'') {
      return scalars.quoted(at, indent);
    }
    int from = skipProperties(lines, at);
    int end = colon < 0 ? scalars.plainEnd(from, false) : colon;
    while (end > from && lines.isBlank(end - 1)) {
      end--;
    }
    ScalarContent.Builder content = new ScalarContent.Builder();
    content.add(lines.text(), from, end);
    return new Sketch.Scalar(Style.PLAIN, content.build(end), from, end, true);
  }

  private Sketch sequence(int start, int indent, int depth) {
    List<Sketch.Item> items = new ArrayList<>();
    int end = start;
    int at = start;
    while (at < lines.end() && lines.column(at) == indent && isDash(at)) {
      Sketch value = item(at, indent, depth);
      items.add(new Sketch.Item(at, true, value));
      end = Math.max(value.end(), at + 1);
      at = lines.next(end);
      if (at < lines.end() && lines.sameLine(end, at)) {
        end = lines.lineEnd(at);
        at = lines.next(end);
      }
      while (at < lines.end() && lines.column(at) > indent) {
        end = astrayItem(items, at, indent, depth);
        at = lines.next(end);
      }
    }
    return new Sketch.Sequence(items, indent, false, start, end);
  }

  private int astrayItem(List<Sketch.Item> items, int at, int indent, int depth) {
    Sketch more = node(at, indent, depth + 1);
    Sketch.Item last = items.getLast();
    int end = Math.max(more.end(), lines.lineEnd(at));
    Sketch joined = join(last.value(), more, end);
    if (joined != null) {
      items.set(items.size() - 1, new Sketch.Item(last.dash(), last.marked(), joined));
    }
    return end;
  }

  private Sketch item(int dash, int indent, int depth) {
    int value = lines.next(dash + 1);
    boolean sameLine = value < lines.end() && lines.sameLine(dash, value);
    boolean deeper = value < lines.end() && lines.column(value) > indent;
    if (sameLine || deeper) {
      return node(value, indent, depth + 1);
    }
    return scalars.nothing(Math.min(lines.skipBlanks(dash + 1), lines.end()));
  }

  /** Behind anchors and tags. */
  static int skipProperties(SourceLines lines, int from) {
    int at = from;
    while (lines.at(at) == '&' || lines.at(at) == '!') {
      while (!lines.isSpace(at)) {
        at++;
      }
      at = lines.skipBlanks(at);
    }
    return at;
  }
}
