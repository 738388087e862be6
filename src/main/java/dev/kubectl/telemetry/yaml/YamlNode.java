package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;

/**
 * One node of a document that somebody wrote. An alias is the same object as the node that it
 * refers to, so its span is that of the anchored text.
 *
 * <p>Immutable; two nodes are equal when they are the same in all that they hold, their places
 * included.
 *
 * @implNote thousands of files are in memory together, each with hundreds of nodes, and whatever
 *     moves objects moves all of them: so a node holds its place as numbers, not as an object
 */
public abstract sealed class YamlNode permits YamlMapping, YamlSequence, YamlScalar {
  private final int startLine;
  private final int startColumn;
  private final int startOffset;
  private final int endLine;
  private final int endColumn;
  private final int endOffset;
  private final List<String> comments;

  YamlNode(Span span, List<String> comments) {
    Position start = span.start();
    Position end = span.end();
    this.startLine = start.line();
    this.startColumn = start.column();
    this.startOffset = start.offset();
    this.endLine = end.line();
    this.endColumn = end.column();
    this.endOffset = end.offset();
    this.comments = List.copyOf(comments);
  }

  /** Where the node stands in its {@link SourceText}. */
  public final Span span() {
    return new Span(
        new Position(startLine, startColumn, startOffset),
        new Position(endLine, endColumn, endOffset));
  }

  /** That of the end of {@link #span}. */
  final int endOffset() {
    return endOffset;
  }

  /** Comments that belong to this node, without the {@code #}, in the order of the file. */
  public final List<String> comments() {
    return comments;
  }

  /** Whether both stand at the same place and have the same comments. */
  final boolean isWrittenAs(YamlNode other) {
    return span().equals(other.span()) && comments.equals(other.comments);
  }

  /** The same for equal nodes. */
  final int placeHash() {
    return 31 * startOffset + endOffset;
  }
}
