package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.document.TextSpan;

/**
 * One thing that may come next.
 *
 * @param label as the list shows it
 * @param detail a few words beside the label
 * @param documentation Markdown; may be empty
 * @param insert what is written, with places to fill in as {@code ${1:name}}; dollars, backslashes
 *     and closing braces of the text itself are escaped
 * @param filter what is compared with what was typed
 * @param replaced what goes away, on the line of the cursor
 * @param rank small numbers come first
 */
public record Candidate(
    String label,
    Kind kind,
    String detail,
    String documentation,
    String insert,
    String filter,
    TextSpan replaced,
    int rank,
    boolean deprecated) {

  /** What a candidate is, for its icon. */
  public enum Kind {
    FIELD,
    VALUE,
    SYMBOL,
    CONVERTER,
    EDITOR,
    PATH,
    KEYWORD,
    SNIPPET,
    ATTRIBUTE,
    REFERENCE,
    RULE
  }

  /** The text without places to fill in, for editors that know none: names stay as they are. */
  public String plain() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < insert.length(); i++) {
      char c = insert.charAt(i);
      if (c == '\\' && i + 1 < insert.length()) {
        i++;
        text.append(insert.charAt(i));
      } else if (c == '$' && i + 1 < insert.length() && insert.charAt(i + 1) == '{') {
        int end = insert.indexOf('}', i);
        int colon = insert.indexOf(':', i);
        text.append(colon >= 0 && colon < end ? insert.substring(colon + 1, end) : "");
        i = end;
      } else if (c == '$' && i + 1 < insert.length() && Character.isDigit(insert.charAt(i + 1))) {
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** A text in the form of {@link #insert}. */
  public static String literal(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
  }
}
