package dev.kubectl.telemetry.api.url;

/** Texts in double quotes as Go's {@code %q} writes them. */
public final class GoQuote {
  private GoQuote() {}

  /** Quotes a text. */
  public static String quoted(String text) {
    return quote(ByteText.of(text));
  }

  /** Quotes a byte text; bytes that are no UTF-8 become {@code \xNN}. */
  static String quote(String byteText) {
    StringBuilder out = new StringBuilder("\"");
    int position = 0;
    while (position < byteText.length()) {
      int length = encodedLength(byteText, position);
      if (length == 0) {
        out.append(String.format("\\x%02x", (int) byteText.charAt(position)));
        position++;
      } else {
        String character = ByteText.toText(byteText.substring(position, position + length));
        appendCharacter(out, character.codePointAt(0));
        position += length;
      }
    }
    return out.append('"').toString();
  }

  /** How many bytes the character at this place takes, or 0 when it is no valid UTF-8. */
  private static int encodedLength(String byteText, int position) {
    char lead = byteText.charAt(position);
    int length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (position + length > byteText.length()) {
      return 0;
    }
    String bytes = byteText.substring(position, position + length);
    String decoded = ByteText.toText(bytes);
    boolean exact = decoded.codePointCount(0, decoded.length()) == 1;
    return exact && ByteText.of(decoded).equals(bytes) ? length : 0;
  }

  private static void appendCharacter(StringBuilder out, int character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 0x07 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 0x0b -> out.append("\\v");
      default -> {
        if (isPrintable(character)) {
          out.appendCodePoint(character);
        } else if (character < 0x20 || character == 0x7f) {
          out.append(String.format("\\x%02x", character));
        } else if (character < 0x10000) {
          out.append(String.format("\\u%04x", character));
        } else {
          out.append(String.format("\\U%08x", character));
        }
      }
    }
  }

  /** Letters, marks, numbers, punctuation, symbols, and of the blanks only the ASCII one. */
  private static boolean isPrintable(int character) {
    if (character == ' ') {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
