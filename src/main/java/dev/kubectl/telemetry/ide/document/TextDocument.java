package dev.kubectl.telemetry.ide.document;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.SourceText;
import java.util.List;

/**
 * One version of a text as an editor has it. Immutable: an edit gives another document.
 *
 * <p>A byte order mark is no part of {@link #text}, as it is none for the rooms below, but editors
 * count it; here the two ways of counting meet.
 */
public final class TextDocument {
  private static final char MARK = '\uFEFF';

  private final String uri;
  private final int version;
  private final PositionEncoding encoding;
  private final boolean marked;
  private final SourceText source;
  private final LineTable lines;

  /**
   * A text.
   *
   * @param name as messages show it, such as a path below the workspace
   * @param raw what the editor or the file has
   */
  public TextDocument(String uri, String name, int version, String raw, PositionEncoding encoding) {
    this.uri = uri;
    this.version = version;
    this.encoding = encoding;
    this.marked = !raw.isEmpty() && raw.charAt(0) == MARK;
    this.source = new SourceText(name, marked ? raw.substring(1) : raw);
    this.lines = LineTable.of(source);
  }

  public String uri() {
    return uri;
  }

  public String name() {
    return source.name();
  }

  public int version() {
    return version;
  }

  /** Without a byte order mark. */
  public String text() {
    return source.text();
  }

  public SourceText source() {
    return source;
  }

  public LineTable lines() {
    return lines;
  }

  /** The document after some edits, each of which sees those before it. */
  public TextDocument edited(int newVersion, List<TextChange> changes) {
    TextDocument document = this;
    for (TextChange change : changes) {
      document = document.edited(newVersion, change);
    }
    return document;
  }

  private TextDocument edited(int newVersion, TextChange change) {
    EditorRange range = change.range();
    if (range == null) {
      return new TextDocument(uri, name(), newVersion, change.text(), encoding);
    }
    String raw = marked ? MARK + text() : text();
    int start = rawOffset(range.start());
    int end = Math.max(start, rawOffset(range.end()));
    String edited =
        new StringBuilder(raw.length() - (end - start) + change.text().length())
            .append(raw, 0, start)
            .append(change.text())
            .append(raw, end, raw.length())
            .toString();
    return new TextDocument(uri, name(), newVersion, edited, encoding);
  }

  private int rawOffset(EditorPosition position) {
    boolean beforeMark = marked && position.line() == 0 && position.character() <= 0;
    return beforeMark ? 0 : offset(position) + (marked ? 1 : 0);
  }

  /** Index into {@link #text}; what lies outside of a line or of the text is moved to its end. */
  public int offset(EditorPosition position) {
    if (position.line() < 0) {
      return 0;
    }
    if (position.line() >= lines.lines()) {
      return text().length();
    }
    int start = lines.startOfLine(position.line() + 1);
    int end = start + lines.line(position.line() + 1).length();
    int mark = marked && position.line() == 0 ? markLength() : 0;
    return encoding.index(text(), start, end, position.character() - mark);
  }

  /** The place of an index into {@link #text}. */
  public EditorPosition position(int offset) {
    int at = Math.clamp(offset, 0, text().length());
    int line = lines.positionOfChar(at).line();
    int start = lines.startOfLine(line);
    int mark = marked && line == 1 ? markLength() : 0;
    return new EditorPosition(line - 1, mark + encoding.length(text(), start, at));
  }

  public EditorRange range(int start, int end) {
    return new EditorRange(position(start), position(end));
  }

  public EditorRange range(TextSpan span) {
    return range(span.start(), span.end());
  }

  /** A span of the rooms below, which count code points. */
  public EditorRange range(Span span) {
    return range(offsets(span));
  }

  public TextSpan offsets(Span span) {
    return new TextSpan(offset(span.start()), offset(span.end()));
  }

  private int offset(Position position) {
    return lines.charIndex(position.offset());
  }

  private int markLength() {
    return encoding == PositionEncoding.UTF_8 ? 3 : 1;
  }
}
