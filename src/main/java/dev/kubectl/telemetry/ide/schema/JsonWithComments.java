package dev.kubectl.telemetry.ide.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of Visual Studio Code: JSON with comments and with commas at the end. One member is put
 * in; every other character stays.
 */
final class JsonWithComments {
  private static final String FIELD = "yaml.schemas";

  private final String text;
  private int at;

  /** A text that is not what we think it is. */
  private static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unexpected() {
      super("not JSON with comments", null, false, false);
    }
  }

  /** An object: where it opens, whether it has members, and one of them, if it is there. */
  private record Members(int open, boolean empty, @Nullable Integer wanted) {}

  private JsonWithComments(String text) {
    this.text = text;
  }

  static SettingsFile.Merged with(String before, List<String> patterns) {
    if (before.isBlank()) {
      return new SettingsFile.Merged.Text(SettingsFile.VSCODE.text(patterns));
    }
    try {
      String after = merged(before, patterns);
      // What was put in is read once more.
      new JsonWithComments(after).document(FIELD);
      return new SettingsFile.Merged.Text(after);
    } catch (Unexpected e) {
      return new SettingsFile.Merged.ByHand();
    }
  }

  private static String merged(String before, List<String> patterns) {
    JsonWithComments settings = new JsonWithComments(before);
    Members root = settings.document(FIELD);
    String member = "\"./" + EditorSchema.FILE_NAME + "\": " + SettingsFile.quoted(patterns);
    String lineBreak = before.contains("\r\n") ? "\r\n" : "\n";
    Integer field = root.wanted();
    if (field == null) {
      String inner = indentation(before, root.open());
      String whole =
          "\"" + FIELD + "\": {" + lineBreak + inner + inner + member + lineBreak + inner + "}";
      return inserted(before, root, inner, whole, lineBreak);
    }
    settings.at = field;
    if (settings.peek() != '{') {
      throw new Unexpected();
    }
    Members schemas = settings.object("");
    String indentation = indentation(before, root.open());
    return inserted(before, schemas, indentation + indentation, member, lineBreak);
  }

  private static String inserted(
      String before, Members object, String indentation, String member, String lineBreak) {
    String behind = before.substring(object.open() + 1);
    boolean closes = object.empty() && behind.stripLeading().startsWith("}");
    String end =
        closes
            ? lineBreak + indentation.substring(0, indentation.length() / 2)
            : object.empty() ? "" : ",";
    return before.substring(0, object.open() + 1)
        + lineBreak
        + indentation
        + member
        + end
        + (closes ? behind.stripLeading() : behind);
  }

  /** How members of the root are indented; two blanks where there are none. */
  private static String indentation(String text, int open) {
    int line = text.indexOf('\n', open);
    int first = line + 1;
    int end = first;
    while (line >= 0
        && end < text.length()
        && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    String found = line < 0 ? "" : text.substring(first, end);
    return found.isEmpty() ? "  " : found;
  }

  private Members document(String wanted) {
    blanks();
    if (peek() != '{') {
      throw new Unexpected();
    }
    Members root = object(wanted);
    blanks();
    if (at < text.length()) {
      throw new Unexpected();
    }
    return root;
  }

  private Members object(String wanted) {
    int open = at++;
    boolean empty = true;
    Integer found = null;
    blanks();
    while (peek() != '}') {
      String key = string();
      blanks();
      expect(':');
      blanks();
      if (key.equals(wanted)) {
        if (found != null) {
          throw new Unexpected();
        }
        found = at;
      }
      value();
      empty = false;
      comma('}');
    }
    at++;
    return new Members(open, empty, found);
  }

  private void value() {
    switch (peek()) {
      case '{' -> object("");
      case '[' -> {
        at++;
        blanks();
        while (peek() != ']') {
          value();
          comma(']');
        }
        at++;
      }
      case '"' -> string();
      default -> {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
          at++;
        }
        if (at == start) {
          throw new Unexpected();
        }
      }
    }
  }

  private void comma(char close) {
    blanks();
    if (peek() == ',') {
      at++;
      blanks();
    } else if (peek() != close) {
      throw new Unexpected();
    }
  }

  private String string() {
    expect('"');
    int start = at;
    while (peek() != '"') {
      if (peek() == '\n') {
        throw new Unexpected();
      }
      at += peek() == '\\' ? 2 : 1;
    }
    return text.substring(start, at++);
  }

  /** Blanks, line breaks and both kinds of comments. */
  private void blanks() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new Unexpected();
        }
        at = end + 2;
      } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
        at++;
      } else {
        return;
      }
    }
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new Unexpected();
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw new Unexpected();
    }
    return text.charAt(at);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }
}
