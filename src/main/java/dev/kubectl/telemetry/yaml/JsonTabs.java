package dev.kubectl.telemetry.yaml;

/**
 * JSON indented with tabs. kubectl reads a text that begins with a brace as JSON, where a tab is
 * white space like any other; to YAML some of these tabs are errors.
 */
final class JsonTabs {
  private JsonTabs() {}

  /** Whether the text looks like JSON and holds a tab. */
  static boolean mayMatter(String text) {
    int at = 0;
    while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length()
        && (text.charAt(at) == '{' || text.charAt(at) == '[')
        && text.indexOf('\t') >= 0;
  }

  /** The text with a blank for every tab outside of double quotes. */
  static String replaced(String text) {
    StringBuilder result = new StringBuilder(text);
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case '\t' -> {
          if (!quoted) {
            result.setCharAt(i, ' ');
          }
        }
        default -> {}
      }
    }
    return result.toString();
  }
}
