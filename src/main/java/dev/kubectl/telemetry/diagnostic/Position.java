package dev.kubectl.telemetry.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in Unicode code points
 * @param offset counted from 0, in Unicode code points from the start of the text
 * @implNote equality is written out: a native executable computes that of a record by method
 *     handles, much slower, and places are compared all the time
 */
public record Position(int line, int column, int offset) implements Comparable<Position> {
  public static final Position START = new Position(1, 1, 0);

  @Override
  public int compareTo(Position other) {
    return Integer.compare(offset, other.offset);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Position other
        && offset == other.offset
        && line == other.line
        && column == other.column;
  }

  @Override
  public int hashCode() {
    return offset;
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
