package dev.kubectl.telemetry.api.url;

import java.nio.charset.StandardCharsets;

/**
 * Go's strings are bytes, and escapes may decode to bytes that are no UTF-8. Inside this package a
 * text is therefore kept as a "byte text": one {@code char} from 0 to 255 for each UTF-8 byte.
 */
final class ByteText {
  private ByteText() {}

  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static String toText(String byteText) {
    return new String(byteText.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
