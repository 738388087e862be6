package dev.kubectl.telemetry.ottl.check;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Literals for trace, span and profile identifiers: so many bytes, or twice as many hexadecimal
 * digits.
 */
final class Identifiers {
  private Identifiers() {}

  static boolean isValid(Literal literal, int bytes) {
    return switch (literal) {
      case Literal.Text text -> isValid(text.value().getBytes(StandardCharsets.UTF_8), bytes);
      case Literal.Bytes raw -> isValid(HexFormat.of().parseHex(raw.hex()), bytes);
      case Literal.Int _, Literal.Double _ -> bytes == 8;
      case Literal.Nil _, Literal.Bool _, Literal.Items _, Literal.Fields _ -> false;
    };
  }

  private static boolean isValid(byte[] given, int bytes) {
    if (given.length == bytes) {
      return true;
    }
    if (given.length != 2 * bytes) {
      return false;
    }
    for (byte b : given) {
      if (b < 0 || Character.digit((char) b, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
