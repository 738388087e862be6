package dev.kubectl.telemetry.scaffold.wizard;

import java.util.ArrayList;
import java.util.List;

/** One line of a screen. Holds no control characters, wherever its words come from. */
public record StyledLine(List<Run> runs) {
  static final StyledLine EMPTY = new StyledLine(List.of());

  /** A piece of a line in one tone. */
  public record Run(String text, Tone tone) {
    public Run {
      text = visible(text);
    }

    private static String visible(String text) {
      StringBuilder visible = new StringBuilder(text.length());
      text.codePoints()
          .map(c ->
              Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
          .forEach(visible::appendCodePoint);
      return visible.toString();
    }
  }

  public StyledLine {
    runs = List.copyOf(runs);
  }

  static StyledLine of(String text, Tone tone) {
    return new StyledLine(List.of(new Run(text, tone)));
  }

  static StyledLine of(String text) {
    return of(text, Tone.PLAIN);
  }

  StyledLine then(String text, Tone tone) {
    List<Run> more = new ArrayList<>(runs);
    more.add(new Run(text, tone));
    return new StyledLine(more);
  }

  StyledLine then(StyledLine other) {
    List<Run> more = new ArrayList<>(runs);
    more.addAll(other.runs);
    return new StyledLine(more);
  }

  /** In characters. */
  public int width() {
    return runs.stream().mapToInt(run -> run.text().codePointCount(0, run.text().length())).sum();
  }

  public String text() {
    return String.join("", runs.stream().map(Run::text).toList());
  }

  /** No wider than this; what is cut off leaves a mark. */
  StyledLine cut(int width, String mark) {
    if (width() <= width) {
      return this;
    }
    List<Run> kept = new ArrayList<>();
    int left = Math.max(0, width - mark.length());
    for (Run run : runs) {
      int length = run.text().codePointCount(0, run.text().length());
      int taken = Math.min(left, length);
      kept.add(
          new Run(run.text().substring(0, run.text().offsetByCodePoints(0, taken)), run.tone()));
      left -= taken;
    }
    kept.add(new Run(mark, Tone.FAINT));
    return new StyledLine(kept);
  }

  /** Exactly this wide, filled up with spaces. */
  StyledLine padded(int width) {
    int missing = width - width();
    return missing <= 0 ? this : then(" ".repeat(missing), Tone.PLAIN);
  }
}
