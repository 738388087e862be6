package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Escape sequences between double quotes: {@code \a \b \f \n \r \t \v \\ \"}, {@code \xHH}, three
 * octal digits, {@code \}{@code uHHHH} and {@code \UHHHHHHHH}. Numeric forms name a code point, not
 * a byte.
 */
final class StringLiterals {
  private StringLiterals() {}

  /** The text between the quotes of a literal, escapes replaced; a bad escape stays as written. */
  static String unquote(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal.substring(1, literal.length() - 1);
    }
    StringBuilder out = new StringBuilder(literal.length());
    int at = 1;
    int end = literal.length() - 1;
    while (at < end) {
      if (literal.charAt(at) != '\\') {
        out.append(literal.charAt(at++));
        continue;
      }
      int length = escapeLength(literal, at, end);
      int value = length == 0 ? -1 : escapeValue(literal, at, length);
      if (value < 0) {
        out.append(literal.charAt(at++));
      } else {
        out.appendCodePoint(value);
        at += length;
      }
    }
    return out.toString();
  }

  /** A literal for the text. */
  static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The first escape sequence that is not allowed, in code points from {@code start}, or null. */
  static @Nullable TextRange firstBadEscape(String literal, int start) {
    int end = literal.length() - 1;
    int at = literal.indexOf('\\');
    while (at >= 0 && at < end) {
      int length = escapeLength(literal, at, end);
      if (length == 0 || escapeValue(literal, at, length) < 0) {
        int from = start + literal.codePointCount(0, at);
        int shown = Math.max(2, Math.min(length, end - at));
        int last =
            Math.min(
                end,
                literal.offsetByCodePoints(at, Math.min(shown, literal.codePointCount(at, end))));
        return new TextRange(from, start + literal.codePointCount(0, last));
      }
      at = literal.indexOf('\\', at + length);
    }
    return null;
  }

  /** Length of the sequence with its backslash, or 0 if its first letter starts none. */
  private static int escapeLength(String literal, int at, int end) {
    int length =
        switch (literal.charAt(at + 1)) {
          case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', '"' -> 2;
          case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> 4;
          case 'u' -> 6;
          case 'U' -> 10;
          default -> 0;
        };
    return at + length <= end ? length : 0;
  }

  private static int escapeValue(String literal, int at, int length) {
    char kind = literal.charAt(at + 1);
    return switch (kind) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case '\\', '"' -> kind;
      case 'x' -> digits(literal, at + 2, at + length, 16, 0xff);
      case 'u', 'U' -> {
        int value = digits(literal, at + 2, at + length, 16, Character.MAX_CODE_POINT);
        yield value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE ? -1 : value;
      }
      default -> digits(literal, at + 1, at + length, 8, 0xff);
    };
  }

  private static int digits(String literal, int from, int to, int radix, int largest) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = literal.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value <= largest ? (int) value : -1;
  }
}
