package dev.kubectl.telemetry.ide.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Text to sketches, one for each document of the file. Never fails and never refuses. */
public final class Sketcher {
  private Sketcher() {}

  /**
   * One document.
   *
   * @param start the first character behind the marker
   * @param end where the next marker begins, or the end of the file
   */
  public record Document(Sketch root, int start, int end) {}

  /** All documents, at least one. */
  public static List<Document> documents(String text) {
    return each(text).toList();
  }

  /** The same, each made when it is looked at. */
  public static Stream<Document> each(String text) {
    List<TextRange> ranges = new ArrayList<>();
    int start = 0;
    int lineStart = 0;
    SourceLines lines = new SourceLines(text, text.length());
    while (lineStart < text.length()) {
      if (isMarker(text, lineStart)) {
        if (lineStart > start) {
          ranges.add(new TextRange(start, lineStart));
        }
        start = lineStart + 3;
      }
      lineStart = lines.nextLine(lineStart);
    }
    ranges.add(new TextRange(start, text.length()));
    return ranges.stream().map(range -> document(text, range.start, range.end));
  }

  private record TextRange(int start, int end) {}

  /** The one document around a place, without looking at the others. */
  public static Document documentAt(String text, int offset) {
    SourceLines lines = new SourceLines(text, text.length());
    int start = lines.lineStart(Math.clamp(offset, 0, text.length()));
    while (start > 0 && !isMarker(text, start)) {
      start = lines.lineStart(start - 1);
    }
    start = isMarker(text, start) ? start + 3 : start;
    int end = lines.nextLine(start);
    while (end < text.length() && !isMarker(text, end)) {
      end = lines.nextLine(end);
    }
    return document(text, start, end);
  }

  private static boolean isMarker(String text, int lineStart) {
    boolean dashes = text.startsWith("---", lineStart) || text.startsWith("...", lineStart);
    int behind = lineStart + 3;
    return dashes && (behind >= text.length() || Character.isWhitespace(text.charAt(behind)));
  }

  private static Document document(String text, int start, int end) {
    return new Document(new BlockNodes(new SourceLines(text, end)).root(start), start, end);
  }
}
