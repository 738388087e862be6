package dev.kubectl.telemetry.graph.draw;

/**
 * How text for people looks.
 *
 * @param colour whether escape sequences may be used
 * @param width columns to write in; at least {@link #NARROWEST} are used
 * @param unicode whether there are box-drawing characters; else everything is ASCII
 */
public record TextForm(boolean colour, int width, boolean unicode) {
  /** Where nobody looks, lines are broken as for a printed page. */
  public static final int PAGE = 100;

  static final int NARROWEST = 40;

  public static final TextForm PLAIN = new TextForm(false, PAGE, true);

  public TextForm {
    width = Math.max(NARROWEST, width);
  }

  String bold(String text) {
    return styled("1", text);
  }

  String faint(String text) {
    return styled("2", text);
  }

  private String styled(String code, String text) {
    return colour && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** The text in one line that no terminal misunderstands. */
  String shown(String text) {
    String line = ShownText.line(text);
    return unicode ? line : ShownText.ascii(line);
  }
}
