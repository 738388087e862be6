package dev.kubectl.telemetry.ide.ottl;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a cursor in an OTTL text, found by looking at characters: the text may be as
 * broken as it likes.
 *
 * @param head the text before the word or string that the cursor is in
 * @param typed that word or string up to the cursor, without its quote
 * @param rest the rest of the word or string behind the cursor
 * @param inString whether the cursor is in a string
 * @param stringCloses whether that string has its closing quote
 * @param behind the first character behind the word or string that is no blank, 0 at the end
 * @param call the call whose arguments the cursor is in, or null
 */
public record OttlCursor(
    String head,
    String typed,
    String rest,
    boolean inString,
    boolean stringCloses,
    char behind,
    @Nullable Call call) {

  /**
   * A call that has not ended before the cursor.
   *
   * @param argument number of arguments before that of the cursor
   * @param named the name of this argument, if it was given by name; else empty
   */
  public record Call(String function, int argument, String named) {}

  /**
   * Looks at a place.
   *
   * @param index in UTF-16 units
   */
  public static OttlCursor of(String text, int index) {
    int at = Math.clamp(index, 0, text.length());
    int string = openString(text, at);
    Call call = call(text.substring(0, string >= 0 ? string : at));
    if (string >= 0) {
      int close = closing(text, at);
      int restEnd = close >= 0 ? close : at;
      return new OttlCursor(
          text.substring(0, string),
          text.substring(string + 1, at),
          text.substring(at, restEnd),
          true,
          close >= 0,
          firstBehind(text, close >= 0 ? close + 1 : at),
          call);
    }
    int start = at;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return new OttlCursor(
        text.substring(0, start),
        text.substring(start, at),
        text.substring(at, end),
        false,
        false,
        firstBehind(text, end),
        call);
  }

  private static boolean isWord(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Where the string begins that is open at a place, or -1. */
  private static int openString(String text, int at) {
    int open = -1;
    for (int i = 0; i < at; i++) {
      char c = text.charAt(i);
      if (open >= 0 && c == '\\') {
        i++;
      } else if (c == '"') {
        open = open >= 0 ? -1 : i;
      }
    }
    return open;
  }

  /** The quote that ends an open string on the same line, or -1. */
  private static int closing(String text, int at) {
    for (int i = at; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  private static char firstBehind(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return '\0';
  }

  private static @Nullable Call call(String before) {
    Deque<Frame> open = new ArrayDeque<>();
    int i = 0;
    int argumentStart = 0;
    while (i < before.length()) {
      char c = before.charAt(i);
      switch (c) {
        case '"' -> i = stringEnd(before, i);
        case '(', '[', '{' -> {
          open.push(new Frame(c == '(' ? nameBefore(before, i) : "", 0, i + 1));
        }
        case ')', ']', '}' -> open.poll();
        case ',' -> {
          Frame frame = open.poll();
          if (frame != null) {
            open.push(new Frame(frame.function, frame.argument + 1, i + 1));
          }
        }
        default -> {}
      }
      i++;
    }
    for (Frame frame : open) {
      if (!frame.function.isEmpty()) {
        argumentStart = Math.min(frame.start, before.length());
        return new Call(
            frame.function, frame.argument, named(before.substring(argumentStart).strip()));
      }
    }
    return null;
  }

  private record Frame(String function, int argument, int start) {}

  private static String named(String argument) {
    int equals = argument.indexOf('=');
    boolean named =
        equals > 0
            && (equals + 1 == argument.length() || argument.charAt(equals + 1) != '=')
            && argument.substring(0, equals).strip().chars().allMatch(c -> isWord((char) c));
    return named ? argument.substring(0, equals).strip() : "";
  }

  private static int stringEnd(String text, int open) {
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static String nameBefore(String text, int parenthesis) {
    int end = parenthesis;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    String name = text.substring(start, end);
    return switch (name) {
      case "and", "or", "not", "where" -> "";
      default -> name;
    };
  }
}
