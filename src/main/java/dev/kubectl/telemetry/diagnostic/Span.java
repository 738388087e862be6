package dev.kubectl.telemetry.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range of a text. Every key and value of every file has one, so it holds its two
 * places as numbers: as objects they would be a quarter of all that is in memory.
 */
public final class Span implements Comparable<Span> {
  public static final Span NONE = new Span(Position.START, Position.START);

  private final int startLine;
  private final int startColumn;
  private final int startOffset;
  private final int endLine;
  private final int endColumn;
  private final int endOffset;

  /**
   * A range.
   *
   * @param start the first character
   * @param end the place after the last character; equal to {@code start} for an empty range
   */
  public Span(Position start, Position end) {
    this.startLine = start.line();
    this.startColumn = start.column();
    this.startOffset = start.offset();
    this.endLine = end.line();
    this.endColumn = end.column();
    this.endOffset = end.offset();
  }

  /** The first character. */
  public Position start() {
    return new Position(startLine, startColumn, startOffset);
  }

  /** The place after the last character. */
  public Position end() {
    return new Position(endLine, endColumn, endOffset);
  }

  /** The smallest range that holds both. */
  public Span union(Span other) {
    return new Span(
        startOffset <= other.startOffset ? start() : other.start(),
        endOffset >= other.endOffset ? end() : other.end());
  }

  /** By the first character, then by the last. */
  @Override
  public int compareTo(Span other) {
    return startOffset == other.startOffset
        ? Integer.compare(endOffset, other.endOffset)
        : Integer.compare(startOffset, other.startOffset);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Span other
        && startOffset == other.startOffset
        && endOffset == other.endOffset
        && startLine == other.startLine
        && startColumn == other.startColumn
        && endLine == other.endLine
        && endColumn == other.endColumn;
  }

  @Override
  public int hashCode() {
    return 31 * startOffset + endOffset;
  }

  @Override
  public String toString() {
    return start() + "-" + end();
  }
}
