package dev.kubectl.telemetry.yaml;

/** Sizes in UTF-8, without encoding. */
final class Utf8 {
  private Utf8() {}

  /** Whether the text takes more bytes than that. */
  static boolean isLongerThan(String text, int bytes) {
    if (text.length() > bytes) {
      return true;
    }
    if (text.length() <= bytes / 3) {
      return false;
    }
    long size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // The two halves of a pair make four bytes.
      size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return size > bytes;
  }
}
