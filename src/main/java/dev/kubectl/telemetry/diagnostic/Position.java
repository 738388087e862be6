package dev.kubectl.telemetry.diagnostic;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in Unicode code points
 * @param offset counted from 0, in Unicode code points from the start of the text
 */
public record Position(int line, int column, int offset) implements Comparable<Position> {
  public static final Position START = new Position(1, 1, 0);

  @Override
  public int compareTo(Position other) {
    return Integer.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
