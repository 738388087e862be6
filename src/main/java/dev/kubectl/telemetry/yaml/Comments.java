package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments of a text. They are looked for in what lies between the scalars, for there a {@code
 * #} after white space is always a comment; the engine's own comment events refuse texts that it
 * reads without them.
 */
final class Comments {
  private final String text;
  private final LineTable lines;
  private final List<Comment> found = new ArrayList<>();

  /** The first {@code #} that is not behind us; beyond the text when there is none. */
  private int next;

  /**
   * One comment.
   *
   * @param text without the {@code #} and the white space around
   * @param ownLine whether nothing else stands on the line before it
   */
  record Comment(String text, Position start, boolean ownLine) {}

  private Comments(String text, LineTable lines) {
    this.text = text;
    this.lines = lines;
    this.next = hashFrom(0);
  }

  /** The comments in order, given the places of all scalars in order. */
  static List<Comment> of(String text, LineTable lines, List<Span> scalars) {
    Comments comments = new Comments(text, lines);
    int from = 0;
    for (Span scalar : scalars) {
      int start = lines.charIndex(scalar.start().offset());
      int end = lines.charIndex(scalar.end().offset());
      comments.between(from, start);
      if (start < end && (text.charAt(start) == '|' || text.charAt(start) == '>')) {
        comments.between(start, Math.min(end, comments.lineEnd(start)));
      }
      from = Math.max(from, end);
    }
    comments.between(from, text.length());
    return comments.found;
  }

  private void between(int start, int end) {
    int at = next < start ? hashFrom(start) : next;
    while (at < end) {
      if (beginsComment(at)) {
        int lineEnd = lineEnd(at);
        Position position = lines.positionOfChar(at);
        String before = text.substring(at - lineLength(at), at);
        found.add(new Comment(text.substring(at + 1, lineEnd).strip(), position, before.isBlank()));
        at = hashFrom(lineEnd);
      } else {
        at = hashFrom(at + 1);
      }
    }
    next = at;
  }

  private int hashFrom(int start) {
    int at = text.indexOf('#', start);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private boolean beginsComment(int at) {
    return at == 0 || " \t\r\n\uFEFF".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** How many characters of the line stand before this one. */
  private int lineLength(int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return at - start;
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
