package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import java.util.Arrays;

/**
 * Where the lines of one text begin; turns places from one way of counting to another.
 *
 * <p>A line ends with LF, CR LF or a lone CR, as YAML says. {@link Position} counts code points;
 * editors count UTF-16 units unless told otherwise, and Java indexes text by them.
 */
public final class LineTable {
  private final String text;

  /** Index of each line's first character, in UTF-16 units. */
  private final int[] chars;

  /** Offset of each line's first character, in code points; the same array where no pair is. */
  private final int[] offsets;

  private final int length;

  private LineTable(String text, int[] chars, int[] offsets, int length) {
    this.text = text;
    this.chars = chars;
    this.offsets = offsets;
    this.length = length;
  }

  public static LineTable of(SourceText source) {
    return of(source.text());
  }

  static LineTable of(String text) {
    boolean pairs = text.codePointCount(0, text.length()) < text.length();
    return pairs || text.indexOf('\r') >= 0 ? ofAny(text) : ofPlain(text);
  }

  /** A text without carriage returns, every character of it a code point. */
  private static LineTable ofPlain(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = i + 1;
    }
    starts = Arrays.copyOf(starts, lines);
    return new LineTable(text, starts, starts, text.length());
  }

  private static LineTable ofAny(String text) {
    int[] chars = new int[16];
    int[] offsets = new int[16];
    int lines = 1;
    int offset = 0;
    for (int i = 0; i < text.length(); i++, offset++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !isAt(text, i + 1, '\n'))) {
        if (lines == chars.length) {
          chars = Arrays.copyOf(chars, lines * 2);
          offsets = Arrays.copyOf(offsets, lines * 2);
        }
        chars[lines] = i + 1;
        offsets[lines] = offset + 1;
        lines++;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      }
    }
    return new LineTable(text, Arrays.copyOf(chars, lines), Arrays.copyOf(offsets, lines), offset);
  }

  private static boolean isAt(String text, int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  /** The number of lines; an empty text has one. */
  public int lines() {
    return chars.length;
  }

  /** The place at an offset in code points; beyond the end, the end. */
  public Position positionAt(int offset) {
    int at = Math.clamp(offset, 0, length);
    int line = lineOf(offsets, at);
    return new Position(line + 1, at - offsets[line] + 1, at);
  }

  /** The same, quicker for who goes through the text: looks first at the line of a place before. */
  Position positionAt(int offset, Position before) {
    int line = before.line() - 1;
    int at = Math.clamp(offset, 0, length);
    return line + 1 < offsets.length && at >= offsets[line] && at < offsets[line + 1]
        ? new Position(line + 1, at - offsets[line] + 1, at)
        : positionAt(offset);
  }

  /** The place of the character with this index in {@link SourceText#text}. */
  public Position positionOfChar(int index) {
    int at = Math.clamp(index, 0, text.length());
    int line = lineOf(chars, at);
    int column = text.codePointCount(chars[line], at);
    return new Position(line + 1, column + 1, offsets[line] + column);
  }

  /** Index in {@link SourceText#text} of the character at an offset in code points. */
  public int charIndex(int offset) {
    int at = Math.clamp(offset, 0, length);
    int line = lineOf(offsets, at);
    return text.offsetByCodePoints(chars[line], at - offsets[line]);
  }

  /** Index in {@link SourceText#text} of the first character of a line, counted from 1. */
  public int startOfLine(int line) {
    return chars[Math.clamp(line, 1, chars.length) - 1];
  }

  /** The column of a place, counted from 1, in UTF-16 units. */
  public int utf16Column(Position position) {
    int index = charIndex(position.offset());
    return index - chars[lineOf(chars, index)] + 1;
  }

  /** The place at a line and a column in UTF-16 units, both counted from 1, as editors give it. */
  public Position fromUtf16(int line, int column) {
    int at = Math.clamp(line, 1, chars.length) - 1;
    int end = chars[at] + line(at + 1).length();
    return positionOfChar(Math.clamp(chars[at] + column - 1L, chars[at], end));
  }

  /** The text of a line, counted from 1, without its line break; outside of the text, nothing. */
  public String line(int line) {
    if (line < 1 || line > chars.length) {
      return "";
    }
    int start = chars[line - 1];
    int end = line < chars.length ? chars[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  private static int lineOf(int[] starts, int at) {
    int found = Arrays.binarySearch(starts, at);
    return found >= 0 ? found : -found - 2;
  }
}
