package dev.kubectl.telemetry.scaffold.wizard;

import java.util.List;

/**
 * A whole screen.
 *
 * @param lines as many as the screen is high, none wider than it
 * @param caretRow from 0
 * @param caretColumn from 0; -1 when nothing is typed
 */
public record Picture(List<StyledLine> lines, int caretRow, int caretColumn) {
  public Picture {
    lines = List.copyOf(lines);
  }

  /** Without tones. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text().stripTrailing()).append('\n'));
    return text.toString();
  }
}
