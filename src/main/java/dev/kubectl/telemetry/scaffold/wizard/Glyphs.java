package dev.kubectl.telemetry.scaffold.wizard;

/**
 * What pictures are made of besides words. Lines are none of those that terminals had before
 * Unicode: libraries write these with a second character set, which screen readers and recorders
 * take for letters.
 */
public record Glyphs(
    String done,
    String todo,
    String side,
    String pointer,
    String on,
    String off,
    String wrong,
    String fresh,
    String prompt,
    String more,
    String item,
    String arrows) {
  public static final Glyphs UNICODE =
      new Glyphs("━", "╌", "┆", "❯", "◉", "◯", "✗", "▎", "›", "…", "•", "↑↓");
  public static final Glyphs ASCII =
      new Glyphs("=", "-", "|", ">", "[x]", "[ ]", "x", "+", ">", "...", "*", "up/down");
}
