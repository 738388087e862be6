package dev.kubectl.telemetry.validation;

/** Splitting {@code host:port} as Go's {@code net.SplitHostPort} does. */
sealed interface HostPort {
  /** Both parts; the port may be any text without colon. */
  record Split(String host, String port) implements HostPort {}

  /** There is no port. */
  record MissingPort() implements HostPort {}

  /**
   * Something else is wrong.
   *
   * @param problem in Go's words
   */
  record Malformed(String problem) implements HostPort {}

  static HostPort of(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return new MissingPort();
    }
    String host = text.substring(0, colon);
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        return new Malformed("missing ']' in address");
      }
      if (end + 1 != colon) {
        boolean more = end + 1 < text.length() && text.charAt(end + 1) == ':';
        return more ? new Malformed("too many colons in address") : new MissingPort();
      }
      host = text.substring(1, end);
    } else if (host.indexOf(':') >= 0) {
      return new Malformed("too many colons in address");
    }
    String rest = text.startsWith("[") ? text.substring(1) : text;
    if (rest.indexOf('[') >= 0) {
      return new Malformed("unexpected '[' in address");
    }
    String afterHost = text.startsWith("[") ? text.substring(colon) : text;
    if (afterHost.indexOf(']') >= 0) {
      return new Malformed("unexpected ']' in address");
    }
    return new Split(host, text.substring(colon + 1));
  }

  /** Whether Go's {@code strconv.Atoi} reads the text: an optional sign and 64 bits of digits. */
  static boolean isNumber(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    if (text.length() == (signed ? 1 : 0)) {
      return false;
    }
    for (int i = signed ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException tooLong) {
      return false;
    }
  }
}
