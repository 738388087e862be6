package dev.kubectl.telemetry.ottl.problem;

/**
 * A half-open range of one text, counted in Unicode code points from 0. Cheaper than a line and
 * column span while a tree is built; turned into one when a problem leaves this room.
 */
public record TextRange(int start, int end) {

  /** The smallest range that holds both. */
  public TextRange union(TextRange other) {
    return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Whether a cursor at {@code offset} touches this range. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
