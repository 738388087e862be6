package dev.kubectl.telemetry.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a literal or folded block: indentation is taken off and, in a folded block, lines joined
 * (YAML 1.2.2, section 8.1).
 */
final class BlockTracing {
  /** A line of the block without its break. */
  private record Line(String text, int start, int breakLength) {
    int leadingBlanks() {
      int blanks = 0;
      while (blanks < text.length() && text.charAt(blanks) == ' ') {
        blanks++;
      }
      return blanks;
    }
  }

  private BlockTracing() {}

  /**
   * Follows a block. An explicit indentation counts from the parent, which is not known here: so
   * each indentation that may be is tried until the content comes out as it was read.
   */
  static Tracing of(String written, int base, String content, boolean folded) {
    List<Line> lines = lines(written, base);
    Line header = lines.isEmpty() ? new Line("", base, 0) : lines.removeFirst();
    int first = 0;
    int widest = 0;
    for (Line line : lines) {
      widest = Math.max(widest, line.leadingBlanks());
      if (first == 0 && !line.text.isBlank()) {
        first = line.leadingBlanks();
      }
    }
    Tracing tracing = follow(header, lines, first, folded);
    for (int indentation = widest;
        indentation >= 0 && !tracing.content().equals(content);
        indentation--) {
      tracing = follow(header, lines, indentation, folded);
    }
    return tracing;
  }

  private static List<Line> lines(String written, int base) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\n' || c == '\r') {
        int length = c == '\r' && i + 1 < written.length() && written.charAt(i + 1) == '\n' ? 2 : 1;
        lines.add(new Line(written.substring(start, i), base + start, length));
        i += length - 1;
        start = i + 1;
      }
    }
    if (start < written.length()) {
      lines.add(new Line(written.substring(start), base + start, 0));
    }
    return lines;
  }

  private static Tracing follow(Line header, List<Line> lines, int indentation, boolean folded) {
    Tracing tracing = new Tracing();
    char chomping = chomping(header.text);
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (hasContent(lines.get(i), indentation)) {
        last = i;
      }
    }
    boolean joinable = false;
    for (int i = 0; i <= last; i++) {
      Line line = lines.get(i);
      boolean content = hasContent(line, indentation);
      if (content) {
        addContent(tracing, line, indentation);
        joinable = folded && !isBlank(line.text.charAt(indentation));
      }
      if (i == last) {
        break;
      }
      Line next = nextContent(lines, i, indentation);
      boolean joins =
          content && joinable && next != null && !isBlank(next.text.charAt(indentation));
      boolean followedByContent = hasContent(lines.get(i + 1), indentation);
      if (!joins) {
        addBreak(tracing, line, '\n');
      } else if (followedByContent) {
        addBreak(tracing, line, ' ');
      }
    }
    if (last >= 0 && chomping != '-' && lines.get(last).breakLength > 0) {
      addBreak(tracing, lines.get(last), '\n');
    }
    if (chomping == '+') {
      for (Line line : lines.subList(last + 1, lines.size())) {
        if (line.breakLength > 0) {
          addBreak(tracing, line, '\n');
        }
      }
    }
    return tracing;
  }

  private static @Nullable Line nextContent(List<Line> lines, int after, int indentation) {
    for (Line line : lines.subList(after + 1, lines.size())) {
      if (hasContent(line, indentation)) {
        return line;
      }
    }
    return null;
  }

  private static boolean hasContent(Line line, int indentation) {
    return line.text.length() > indentation;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static void addContent(Tracing tracing, Line line, int indentation) {
    for (int i = indentation; i < line.text.length(); ) {
      int codePoint = line.text.codePointAt(i);
      int length = Character.charCount(codePoint);
      tracing.add(codePoint, line.start + i, line.start + i + length);
      i += length;
    }
  }

  private static void addBreak(Tracing tracing, Line line, char as) {
    int start = line.start + line.text.length();
    tracing.add(as, start, start + line.breakLength);
  }

  private static char chomping(String header) {
    for (int i = 1; i < Math.min(3, header.length()); i++) {
      if (header.charAt(i) == '-' || header.charAt(i) == '+') {
        return header.charAt(i);
      }
    }
    return ' ';
  }
}
