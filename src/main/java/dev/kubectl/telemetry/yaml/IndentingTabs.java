package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import java.util.TreeMap;

/**
 * Tabs that YAML allows and kubectl does not: before the first letter of a line, on an otherwise
 * empty line, and behind a {@code -}. Inside of brackets, quotes and block texts they are fine; a
 * plain text takes those that are further in than the keys around it, also after its end.
 */
final class IndentingTabs {
  private final String text;
  private final LineTable lines;
  private final Problems problems;

  /** Where tabs are fine, by where that begins, in indexes of the text. */
  private final TreeMap<Integer, Region> regions = new TreeMap<>();

  /**
   * A part of the text.
   *
   * @param end index after it
   * @param column where tabs begin to be fine, counted from 0
   */
  private record Region(int end, int column) {}

  private IndentingTabs(String text, LineTable lines, Problems problems) {
    this.text = text;
    this.lines = lines;
    this.problems = problems;
  }

  /** Reports those of a text that could be read. */
  static void check(
      SourceText source, LineTable lines, List<SourceDocument> documents, Problems problems) {
    String text = source.text();
    if (text.indexOf('\t') < 0 || JsonTabs.mayMatter(text)) {
      return;
    }
    IndentingTabs tabs = new IndentingTabs(text, lines, problems);
    documents.forEach(document -> tabs.collect(document.root(), -1));
    tabs.check();
  }

  /**
   * Finds the regions in a node.
   *
   * @param indent column of the block that it is in, counted from 0; -1 for none
   */
  private void collect(YamlNode node, int indent) {
    Span span = node.span();
    int start = lines.charIndex(span.start().offset());
    int end = lines.charIndex(span.end().offset());
    boolean inBrackets = start < text.length() && "{[".indexOf(text.charAt(start)) >= 0;
    switch (node) {
      case YamlScalar scalar when scalar.style() == YamlScalar.Style.PLAIN -> {
        if (start < end) {
          regions.put(start, new Region(afterBlanks(end), indent + 1));
        }
      }
      case YamlScalar _ -> regions.put(start, new Region(end, 0));
      case YamlSequence _ when inBrackets -> regions.put(start, new Region(end, 0));
      case YamlMapping _ when inBrackets -> regions.put(start, new Region(end, 0));
      case YamlSequence sequence -> {
        int own = Math.max(indent, span.start().column() - 1);
        sequence.items().forEach(item -> collect(item, own));
      }
      case YamlMapping mapping -> {
        int own = Math.max(indent, span.start().column() - 1);
        for (YamlMapping.Entry entry : mapping.written()) {
          collect(entry.key(), own);
          collect(entry.value(), own);
        }
      }
    }
  }

  private int afterBlanks(int index) {
    int at = index;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private void check() {
    boolean ended = false;
    for (int line = 1; line <= lines.lines(); line++) {
      String written = lines.line(line);
      // What follows the end of a document is nobody's.
      ended = !written.startsWith("---") && (ended || written.startsWith("..."));
      int column = ended ? -1 : firstTab(written);
      int index = lines.startOfLine(line) + column;
      if (column >= 0 && !isFine(index, column)) {
        problems.syntax(
            new Span(lines.positionOfChar(index), lines.positionOfChar(index + 1)),
            "kubectl takes no tab here",
            "use spaces, or remove it");
      }
    }
  }

  /** Index of the first tab before anything else but spaces and marks of a block; or -1. */
  private static int firstTab(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean mark = "-?:".indexOf(c) >= 0 && i + 1 < line.length() && isBlank(line.charAt(i + 1));
      if (c == '\t') {
        return i;
      } else if (c != ' ' && !mark) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private boolean isFine(int index, int column) {
    var region = regions.floorEntry(index);
    return region != null
        && index < region.getValue().end()
        && column >= region.getValue().column();
  }
}
