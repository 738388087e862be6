package dev.kubectl.telemetry.yaml;

import java.util.regex.Pattern;

/**
 * How a text is written so that it is read back as the same text by YAML 1.1 and YAML 1.2 readers
 * alike: plain where that is safe, as a literal block when it has lines, otherwise in quotes.
 */
final class ScalarText {
  /**
   * Everything that begins like a number and is one, or a date, to some reader. Generous: a text
   * that is quoted without need does no harm.
   */
  private static final Pattern NUMBER_OR_DATE =
      Pattern.compile(
          "[-+]?[0-9_]*\\.?[0-9_]*(?:[eE][-+]?[0-9_]*)?"
              + "|[-+]?0[xX][0-9a-fA-F_]*|[-+]?0[oO][0-9_]*|[-+]?0[bB][0-9_]*"
              + "|[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\\.[0-9_]*)?"
              + "|[-+]?\\.(?:inf|Inf|INF|nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
          Pattern.DOTALL);

  /** Longest of the words that a reader takes for something else. */
  private static final int LONGEST_WORD = 5;

  private ScalarText() {}

  /** The style of a text; a literal block only where one may stand. */
  static YamlScalar.Style style(String text, boolean mayBeBlock) {
    if (isWord(text)) {
      return isReserved(text) ? YamlScalar.Style.DOUBLE_QUOTED : YamlScalar.Style.PLAIN;
    }
    Contents contents = Contents.of(text);
    if (contents.needsEscapes) {
      return YamlScalar.Style.DOUBLE_QUOTED;
    }
    if (contents.hasBreaks) {
      return mayBeBlock && isLosslessBlock(text)
          ? YamlScalar.Style.LITERAL
          : YamlScalar.Style.DOUBLE_QUOTED;
    }
    if (isPlain(text)) {
      return YamlScalar.Style.PLAIN;
    }
    return contents.hasDoubleQuotesOrBackslashes
        ? YamlScalar.Style.SINGLE_QUOTED
        : YamlScalar.Style.DOUBLE_QUOTED;
  }

  /** U+FFFD for every half of a surrogate pair, which no encoding can hold. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** Most texts: a letter, then letters, digits and marks that mean nothing to YAML. */
  private static boolean isWord(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(isLetter(c) || Decimals.isDigit(c) || c == '_' || c == '-' || c == '.' || c == '/')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isReserved(String text) {
    if (text.length() > LONGEST_WORD) {
      return false;
    }
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO" -> true;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      case "on", "On", "ON", "off", "Off", "OFF", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    switch (first) {
      case ' ',
          ',',
          '[',
          ']',
          '{',
          '}',
          '#',
          '&',
          '*',
          '!',
          '|',
          '>',
          '\'',
          '"',
          '%',
          '@',
          '`',
          '?',
          ':' -> {
        return false;
      }
      case '~', '=', '<' -> {
        if (text.length() == 1 || text.equals("<<")) {
          return false;
        }
      }
      case '-', '+', '.' -> {
        if (text.length() == 1
            || text.charAt(1) == ' '
            || text.startsWith("---")
            || text.startsWith("...")
            || NUMBER_OR_DATE.matcher(text).matches()) {
          return false;
        }
      }
      default -> {
        if (Decimals.isDigit(first) && NUMBER_OR_DATE.matcher(text).matches()) {
          return false;
        }
      }
    }
    return !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #");
  }

  /**
   * The engine writes a correct indentation indicator for leading blanks and line breaks, but no
   * block with a blank before a line break, and a block of line breaks alone is hard to read.
   */
  private static boolean isLosslessBlock(String text) {
    return !text.endsWith(" ")
        && !text.contains(" \n")
        && text.chars().anyMatch(c -> c != '\n' && c != ' ');
  }

  /** What kinds of characters a text has. */
  private record Contents(
      boolean needsEscapes, boolean hasBreaks, boolean hasDoubleQuotesOrBackslashes) {
    static Contents of(String text) {
      boolean escapes = false;
      boolean breaks = false;
      boolean marks = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '\n' -> breaks = true;
          case '"', '\\' -> marks = true;
          // No-break space, line and paragraph separator, byte order mark: line breaks to YAML
          // 1.1, or invisible.
          case '\u00A0', '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF' -> escapes = true;
          default -> escapes |= c < ' ' || (c >= 0x7F && c < 0xA0);
        }
      }
      return new Contents(escapes, breaks, marks);
    }
  }
}
