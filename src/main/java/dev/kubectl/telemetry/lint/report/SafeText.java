package dev.kubectl.telemetry.lint.report;

/**
 * Text of a file for a terminal or a log: what moves the cursor, changes a colour or turns the
 * reading direction around is made visible.
 */
public final class SafeText {
  private SafeText() {}

  /** The text in one line. */
  public static String line(String text) {
    StringBuilder result = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (unsafe(c)) {
        if (result == null) {
          result = new StringBuilder(text.length() + 16).append(text, 0, i);
        }
        result.append(c == '\t' || c == '\n' ? " " : "\\u%04x".formatted((int) c));
      } else if (result != null) {
        result.append(c);
      }
    }
    return result == null ? text : result.toString();
  }

  /** The text with each unsafe character replaced by one that is as wide. */
  static String sameWidth(String text) {
    StringBuilder result = null;
    for (int i = 0; i < text.length(); i++) {
      if (unsafe(text.charAt(i))) {
        result = result == null ? new StringBuilder(text) : result;
        result.setCharAt(i, text.charAt(i) == '\t' ? ' ' : '\uFFFD');
      }
    }
    return result == null ? text : result.toString();
  }

  private static boolean unsafe(char c) {
    return c < 0x20
        || (c >= 0x7f
            && (c < 0xa0
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff));
  }
}
