package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;

/**
 * From a place in the content of a scalar to its place in the file, whatever the style: a finding
 * in the middle of a folded, quoted or indented statement points at the very character.
 *
 * <p>Offsets count the code points of {@link YamlScalar#text}. A character that is written as an
 * escape has the place of its escape; a blank that stands for a line break has the place of the
 * break.
 */
public final class ScalarPositions {
  private final LineTable lines;
  private final Tracing tracing;
  private final int end;

  private ScalarPositions(LineTable lines, Tracing tracing, int end) {
    this.lines = lines;
    this.tracing = tracing;
    this.end = end;
  }

  public static ScalarPositions of(SourceText source, YamlScalar scalar) {
    return of(source, LineTable.of(source), scalar);
  }

  /** For many scalars of one text, whose line table need not be made each time. */
  public static ScalarPositions of(SourceText source, LineTable lines, YamlScalar scalar) {
    int start = lines.charIndex(scalar.span().start().offset());
    int end = lines.charIndex(scalar.span().end().offset());
    String written = source.text().substring(start, end);
    Tracing tracing =
        switch (scalar.style()) {
          case PLAIN -> FlowTracing.plain(written, start);
          case SINGLE_QUOTED -> FlowTracing.singleQuoted(written, start);
          case DOUBLE_QUOTED -> FlowTracing.doubleQuoted(written, start);
          case LITERAL -> BlockTracing.of(written, start, scalar.text(), false);
          case FOLDED -> BlockTracing.of(written, start, scalar.text(), true);
        };
    int quote =
        switch (scalar.style()) {
          case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
          case PLAIN, LITERAL, FOLDED -> 0;
        };
    return new ScalarPositions(lines, tracing, Math.max(start, end - quote));
  }

  /** Where the character at an offset is written; at the end of the text, where that ends. */
  public Position positionOf(int offset) {
    if (offset < tracing.size() && offset >= 0) {
      return lines.positionOfChar(tracing.start(offset));
    }
    boolean block = offset == tracing.size() && offset > 0;
    return lines.positionOfChar(block ? tracing.end(offset - 1) : end);
  }

  /**
   * Where a part of the content is written.
   *
   * @param start offset of the first character
   * @param end offset after the last character
   */
  public Span spanOf(int start, int end) {
    Position first = positionOf(start);
    if (end <= start || end > tracing.size()) {
      Position last = positionOf(end);
      return new Span(first, last.compareTo(first) < 0 ? first : last);
    }
    return new Span(first, lines.positionOfChar(tracing.end(end - 1)));
  }
}
