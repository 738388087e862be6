package dev.kubectl.telemetry.api.url;

/** Parts of a URL, each with its own set of characters that must be written as {@code %XX}. */
enum UrlPart {
  USER("$&+,;="),
  HOST("!$&'()*+,;=:[]<>\""),
  /** After an IPv6 address; what may stand in a host, too. */
  ZONE(HOST.plain),
  PATH("$&+,/:;=@"),
  FRAGMENT("!$&()*+,/:;=?@");

  private static final String UNRESERVED = "-_.~";
  private static final String HEX = "0123456789ABCDEF";

  private final String plain;

  UrlPart(String plain) {
    this.plain = plain;
  }

  /** Whether a byte stands for itself in this part. */
  boolean isPlain(char octet) {
    return isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0 || plain.indexOf(octet) >= 0;
  }

  /** Writes a byte text so that it may stand in this part. */
  String escape(String byteText) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < byteText.length(); i++) {
      char octet = byteText.charAt(i);
      if (isPlain(octet)) {
        out.append(octet);
      } else {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
      }
    }
    return out.toString();
  }

  /** Whether a spelling that the user chose may stay as it is, escapes included. */
  boolean maySpell(String byteText) {
    return byteText
        .chars()
        .allMatch(octet -> isPlain((char) octet) || "!'()*[]%".indexOf(octet) >= 0);
  }

  static boolean isLetterOrDigit(char octet) {
    return isLetter(octet) || isDigit(octet);
  }

  static boolean isLetter(char octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }

  static boolean isDigit(char octet) {
    return octet >= '0' && octet <= '9';
  }
}
