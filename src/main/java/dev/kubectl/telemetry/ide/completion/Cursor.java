package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.document.TextSpan;

/**
 * A cursor and the copy of the text with the mark.
 *
 * @param offset of the cursor in the text
 * @param blank written before whatever is inserted: YAML wants one behind a colon or dash
 * @param marked the text with the mark in it
 * @param markAt where the mark stands in the copy
 */
record Cursor(String text, int offset, String blank, String marked, int markAt) {
  static Cursor of(String text, int offset) {
    int at = Math.clamp(offset, 0, text.length());
    boolean behindColon = at > 0 && text.charAt(at - 1) == ':' && isKeyColon(text, at);
    boolean behindDash = at > 0 && text.charAt(at - 1) == '-' && isLonelyDash(text, at);
    String blank = behindColon || behindDash ? " " : "";
    String marked =
        new StringBuilder(text.length() + 2)
            .append(text, 0, at)
            .append(blank)
            .append(Completions.MARK)
            .append(text, at, text.length())
            .toString();
    return new Cursor(text, at, blank, marked, at + blank.length());
  }

  /** Whether the colon before a place ends a key, and the line ends behind it. */
  private static boolean isKeyColon(String text, int at) {
    boolean lineEnds = at >= text.length() || Character.isWhitespace(text.charAt(at));
    int start = lineStart(text, at);
    String key = text.substring(start, at - 1).strip().replaceFirst("^(- +)*", "");
    return lineEnds && key.matches("[A-Za-z0-9_./-]+");
  }

  private static boolean isLonelyDash(String text, int at) {
    boolean lineEnds = at >= text.length() || Character.isWhitespace(text.charAt(at));
    return lineEnds && text.substring(lineStart(text, at), at - 1).isBlank();
  }

  private static int lineStart(String text, int at) {
    return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  }

  /** From a place of the copy to the same place of the text. */
  int original(int place) {
    return place <= markAt ? Math.min(place, offset) : place - 1 - blank.length();
  }

  /** What goes away when so many characters on both sides of the cursor do. */
  TextSpan around(int before, int behind) {
    return new TextSpan(offset - before, offset + behind);
  }

  /** The line up to a place of the copy. */
  String lineBefore(int place) {
    return marked.substring(lineStart(marked, place), place);
  }

  int column(int place) {
    return place - lineStart(marked, place);
  }
}
