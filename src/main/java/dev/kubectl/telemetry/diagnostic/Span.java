package dev.kubectl.telemetry.diagnostic;

import org.jspecify.annotations.Nullable;

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
  public boolean equals(@Nullable Object object) {
    return object instanceof Span other && start.equals(other.start) && end.equals(other.end);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + end.hashCode();
  }

  @Override
  public String toString() {
    return start + "-" + end;
  }
}
