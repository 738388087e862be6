package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Lines;
import java.util.ArrayList;
import java.util.List;

/** Lines one below the other in so many columns, one of which should be seen. */
final class Panel {
  private final int width;
  private final Glyphs glyphs;
  private final List<StyledLine> lines = new ArrayList<>();
  private int focus;
  private int caret = -1;

  Panel(int width, Glyphs glyphs) {
    this.width = width;
    this.glyphs = glyphs;
  }

  int width() {
    return width;
  }

  Glyphs glyphs() {
    return glyphs;
  }

  void add(StyledLine line) {
    lines.add(line.cut(width, glyphs.more()));
  }

  void blank() {
    lines.add(StyledLine.EMPTY);
  }

  /** A text of any length, broken between words. */
  void paragraph(String indent, String text, Tone tone) {
    String before = indent;
    for (String line : Lines.wrapped(text, Math.max(10, width - indent.length()))) {
      add(StyledLine.of(before).then(line, tone));
      before = " ".repeat(indent.length());
    }
  }

  /** The line that was added last is the one to be seen. */
  void focus() {
    focus = lines.size() - 1;
  }

  /** Where the next character goes, in the line that was added last. */
  void caret(int column) {
    focus();
    caret = Math.min(column, width - 1);
  }

  int size() {
    return lines.size();
  }

  /** The first line of a window of this height that shows the focus. */
  int top(int height) {
    int last = Math.max(0, lines.size() - height);
    return Math.clamp(focus - height + 2L, 0, last);
  }

  /** The row of the caret in that window; -1 when there is none. */
  int caretRow(int height) {
    return caret < 0 ? -1 : focus - top(height);
  }

  int caretColumn() {
    return caret;
  }

  List<StyledLine> window(int height) {
    List<StyledLine> window = new ArrayList<>(lines);
    while (window.size() < top(height) + height) {
      window.add(StyledLine.EMPTY);
    }
    return window.subList(top(height), top(height) + height);
  }
}
