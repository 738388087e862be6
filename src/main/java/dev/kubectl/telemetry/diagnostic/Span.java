package dev.kubectl.telemetry.diagnostic;

/**
 * A half-open range of a text.
 *
 * @param start the first character
 * @param end the place after the last character; equal to {@code start} for an empty range
 */
public record Span(Position start, Position end) {
  public static final Span NONE = new Span(Position.START, Position.START);

  /** The smallest range that holds both. */
  public Span union(Span other) {
    return new Span(
        start.compareTo(other.start) <= 0 ? start : other.start,
        end.compareTo(other.end) >= 0 ? end : other.end);
  }

  @Override
  public String toString() {
    return start + "-" + end;
  }
}
