package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Places of the engine's events. Only the engine's offsets are used: its columns leave out byte
 * order marks, and its nodes begin at their anchor or tag.
 */
final class EventPlaces {
  private final String text;
  private final LineTable lines;

  /** The place looked up last; the next one is most likely in the same line. */
  private Position latest = Position.START;

  EventPlaces(SourceText source, LineTable lines) {
    this.text = source.text();
    this.lines = lines;
  }

  Span span(Event event) {
    int start = event.getStartMark().orElseThrow().getIndex();
    int end = event.getEndMark().orElseThrow().getIndex();
    int properties =
        switch (event) {
          case ScalarEvent scalar -> properties(scalar.getTag().isPresent(), scalar);
          case CollectionStartEvent begin -> properties(begin.getTag().isPresent(), begin);
          default -> 0;
        };
    Position first =
        properties == 0 ? lines.positionAt(start, latest) : afterProperties(start, properties);
    Position last = start == end ? first : lines.positionAt(end, first);
    latest = last;
    return new Span(first, last.compareTo(first) < 0 ? first : last);
  }

  private static int properties(boolean tagged, NodeEvent event) {
    return (tagged ? 1 : 0) + (event.getAnchor().isPresent() ? 1 : 0);
  }

  /** Skips anchor and tag, and blanks, line breaks and comments after each. */
  private Position afterProperties(int start, int count) {
    int at = lines.charIndex(start);
    for (int i = 0; i < count && at < text.length() && "&!".indexOf(text.charAt(at)) >= 0; i++) {
      while (at < text.length() && !isSeparator(text.charAt(at))) {
        at++;
      }
      at = afterSeparators(at);
    }
    return lines.positionOfChar(at);
  }

  private int afterSeparators(int start) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', ',', '[', ']', '{', '}' -> true;
      default -> false;
    };
  }
}
