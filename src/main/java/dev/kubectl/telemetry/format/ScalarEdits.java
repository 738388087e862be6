package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.ScalarPositions;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to change in a file so that one scalar is laid out well.
 *
 * <p>A block scalar is laid out anew, lines and all. In any other style a blank may be written as a
 * line break, and stays so: only blanks that are missing or too many are edits.
 */
final class ScalarEdits {
  /** No line of a block is longer than this, if it can be broken. */
  static final int WIDTH = 100;

  private static final int STEP = 2;

  private final SourceText source;
  private final LineTable lines;

  ScalarEdits(SourceText source, LineTable lines) {
    this.source = source;
    this.lines = lines;
  }

  List<Edit> of(YamlScalar scalar, OttlLayout layout) {
    return switch (scalar.style()) {
      case PLAIN -> gaps(scalar, layout, OttlLayout.Colon.TIGHT, 0);
      case SINGLE_QUOTED, DOUBLE_QUOTED -> gaps(scalar, layout, OttlLayout.Colon.SPACED, 1);
      case LITERAL -> block(scalar, layout, STEP);
      // An indented line of a folded block is not folded.
      case FOLDED -> block(scalar, layout, 0);
    };
  }

  /** Edits of what is between the tokens, one for each gap that is not right. */
  private List<Edit> gaps(YamlScalar scalar, OttlLayout layout, OttlLayout.Colon colon, int quote) {
    List<Token> tokens = layout.tokens();
    ScalarPositions positions = ScalarPositions.of(source, lines, scalar);
    int[] content = scalar.text().codePoints().toArray();
    List<Edit> edits = new ArrayList<>();
    Position before = lines.positionAt(scalar.span().start().offset() + quote);
    int done = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Span written = positions.spanOf(token.start(), token.end());
      String gap = i == 0 ? "" : layout.gap(i, colon);
      addUnlessEqual(content, done, token.start(), new Span(before, written.start()), gap, edits);
      before = written.end();
      done = token.end();
    }
    Position last = lines.positionAt(scalar.span().end().offset() - quote);
    addUnlessEqual(content, done, content.length, new Span(before, last), "", edits);
    return edits;
  }

  private static void addUnlessEqual(
      int[] content, int from, int to, Span written, String gap, List<Edit> edits) {
    if (!new String(content, from, to - from).equals(gap)) {
      edits.add(new Edit(written, gap));
    }
  }

  /** One edit of all lines of a block, from its header to the end of the last token. */
  private List<Edit> block(YamlScalar scalar, OttlLayout layout, int step) {
    if (layout.hasLineBreakInToken()) {
      return List.of();
    }
    String text = source.text();
    ScalarPositions positions = ScalarPositions.of(source, lines, scalar);
    int start = lines.startOfLine(scalar.span().start().line() + 1);
    int indentation = positions.positionOf(firstInLine(scalar.text())).column() - 1;
    Token last = layout.tokens().getLast();
    int end = lines.charIndex(positions.spanOf(last.start(), last.end()).end().offset());
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    String replacement = block(layout, indentation, step, lineBreak(text, start));
    if (text.substring(start, end).equals(replacement)) {
      return List.of();
    }
    Span written = new Span(lines.positionOfChar(start), lines.positionOfChar(end));
    return List.of(new Edit(written, replacement));
  }

  private static String block(OttlLayout layout, int indentation, int step, String lineBreak) {
    StringBuilder block = new StringBuilder();
    for (OttlLayout.Line line : layout.lines(WIDTH - indentation, step)) {
      block
          .append(block.isEmpty() ? "" : lineBreak)
          .append(" ".repeat(indentation + step * line.depth()))
          .append(line.text());
    }
    return block.toString();
  }

  /** The first character of the content that is at the indentation of the block. */
  private static int firstInLine(String content) {
    int first = 0;
    while (content.charAt(first) == '\n') {
      first++;
    }
    return first;
  }

  /** The line break with which a line begins that is not the first. */
  private static String lineBreak(String text, int start) {
    if (text.charAt(start - 1) == '\r') {
      return "\r";
    }
    return text.startsWith("\r\n", start - 2) ? "\r\n" : "\n";
  }
}
