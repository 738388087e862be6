package dev.kubectl.telemetry.collector.resolve;

/** White space as Unicode defines it, which is what the manager trims; Java's own sets differ. */
final class WhiteSpace {
  private WhiteSpace() {}

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char character) {
    return switch (character) {
      case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u0085', '\u00A0', '\u1680' -> true;
      case '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' -> true;
      default -> character >= '\u2000' && character <= '\u200A';
    };
  }
}
