package dev.kubectl.telemetry.ide.sketch;

import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;

/** Literal and folded blocks. */
final class BlockSketcher {
  private final SourceLines lines;

  /** A line of the block without its indentation. */
  private record Line(int start, int end, int lineBreak) {
    boolean isEmpty() {
      return start >= end;
    }
  }

  BlockSketcher(SourceLines lines) {
    this.lines = lines;
  }

  /** Whether a block's header stands here. */
  boolean isHeader(int at) {
    if (lines.at(at) != '|' && lines.at(at) != '>') {
      return false;
    }
    int end = headerEnd(at);
    int next = lines.skipBlanks(end);
    return next >= lines.end()
        || lines.isBreak(next)
        || (lines.at(next) == '#' && lines.isBlank(next - 1));
  }

  private int headerEnd(int at) {
    int end = at + 1;
    while ("+-123456789".indexOf(lines.at(end)) >= 0 && end < lines.end()) {
      end++;
    }
    return end;
  }

  /**
   * A block.
   *
   * @param parentIndent the lines of the block are indented by more
   */
  Sketch.Scalar block(int start, int parentIndent) {
    boolean folded = lines.at(start) == '>';
    String header = lines.text().substring(start + 1, headerEnd(start));
    int indent = given(header, parentIndent);
    List<Line> block = new ArrayList<>();
    int at = lines.nextLine(start);
    boolean more = at < lines.end() || lines.isBreak(lines.end() - 1);
    while (at < lines.end() && more) {
      int lineIndent = lines.indent(at);
      int lineEnd = lines.lineEnd(at);
      boolean empty = at + lineIndent >= lineEnd;
      if (!empty && indent < 0) {
        indent = lineIndent > parentIndent ? lineIndent : Integer.MAX_VALUE;
      }
      if (!empty && lineIndent < indent) {
        break;
      }
      int from = empty && (indent < 0 || lineIndent < indent) ? lineEnd : at + Math.max(0, indent);
      block.add(new Line(Math.min(from, lineEnd), lineEnd, lineEnd));
      more = lineEnd < lines.end();
      at = lines.nextLine(at);
    }
    int end = block.isEmpty() ? headerEnd(start) : block.getLast().lineBreak;
    ScalarContent content = content(block, folded, header, end);
    return new Sketch.Scalar(
        folded ? Style.FOLDED : Style.LITERAL, content, start, Math.max(start, end), true);
  }

  private static int given(String header, int parentIndent) {
    for (int i = 0; i < header.length(); i++) {
      if (Character.isDigit(header.charAt(i))) {
        return Math.max(0, parentIndent) + header.charAt(i) - '0';
      }
    }
    return -1;
  }

  private ScalarContent content(List<Line> block, boolean folded, String header, int end) {
    ScalarContent.Builder content = new ScalarContent.Builder();
    int last = block.size();
    while (last > 0 && block.get(last - 1).isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      Line line = block.get(i);
      content.add(lines.text(), line.start, line.end);
      if (i + 1 < last) {
        breakBehind(block, i, last, folded, content);
      }
    }
    boolean hasBreak = last > 0 && lines.isBreak(block.get(last - 1).lineBreak);
    if (hasBreak && !header.contains("-")) {
      content.add('\n', block.get(last - 1).lineBreak);
    }
    if (header.contains("+")) {
      for (int i = last; i < block.size(); i++) {
        if (lines.isBreak(block.get(i).lineBreak)) {
          content.add('\n', block.get(i).lineBreak);
        }
      }
    }
    return content.build(last > 0 ? block.get(last - 1).end : end);
  }

  /** A line break of a folded block is a blank between two lines of text, else what it is. */
  private void breakBehind(
      List<Line> block, int i, int last, boolean folded, ScalarContent.Builder content) {
    Line line = block.get(i);
    if (!folded) {
      content.add('\n', line.lineBreak);
      return;
    }
    if (line.isEmpty()) {
      content.add('\n', line.lineBreak);
      return;
    }
    Line next = block.get(i + 1);
    if (next.isEmpty()) {
      boolean more = isMore(line) || isMore(textBehind(block, i + 1, last));
      if (more) {
        content.add('\n', line.lineBreak);
      }
    } else if (isMore(line) || isMore(next)) {
      content.add('\n', line.lineBreak);
    } else {
      content.add(' ', line.lineBreak);
    }
  }

  private static Line textBehind(List<Line> block, int from, int last) {
    int at = from;
    while (at + 1 < last && block.get(at).isEmpty()) {
      at++;
    }
    return block.get(at);
  }

  /** Whether a line is indented further, which keeps its breaks. */
  private boolean isMore(Line line) {
    return lines.isBlank(line.start) && line.start < line.end;
  }
}
