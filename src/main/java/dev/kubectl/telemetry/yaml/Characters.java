package dev.kubectl.telemetry.yaml;

/** What may stand in a YAML text as it is. */
final class Characters {
  private Characters() {}

  /** Index of the first character that YAML forbids, lone surrogates included; or -1. */
  static int firstForbidden(String text) {
    return firstForbidden(text.toCharArray(), 0);
  }

  private static int firstForbidden(char[] text, int from) {
    for (int i = from; i < text.length; i++) {
      char c = text[i];
      if ((c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length
            && Character.isLowSurrogate(text[i + 1])) {
          i++;
          continue;
        }
        return i;
      }
      if ((c < 0xA0 && c != 0x85) || c >= 0xFFFE) {
        return i;
      }
    }
    return -1;
  }

  /** The text with U+FFFD for everything from there on that YAML forbids; no offset changes. */
  static String withoutForbidden(String text, int from) {
    char[] clean = text.toCharArray();
    for (int at = from; at >= 0; at = firstForbidden(clean, at + 1)) {
      clean[at] = '\uFFFD';
    }
    return new String(clean);
  }

  /** The text with U+FFFD for control characters, so that it may be shown. */
  static String printable(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < result.length(); i++) {
      if (Character.isISOControl(result.charAt(i))) {
        result.setCharAt(i, '\uFFFD');
      }
    }
    return result.toString();
  }

  /** As {@code U+0007}. */
  static String name(int character) {
    return "U+%04X".formatted(character);
  }
}
