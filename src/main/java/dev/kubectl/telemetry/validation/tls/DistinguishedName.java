package dev.kubectl.telemetry.validation.tls;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether the name of a subject or an issuer is well-formed; it may be empty. */
final class DistinguishedName {
  private static final int UTF8 = 0x0c;
  private static final int NUMERIC = 0x12;
  private static final int PRINTABLE = 0x13;
  private static final int T61 = 0x14;
  private static final int IA5 = 0x16;
  private static final int BMP = 0x1e;

  /** The last two are not in the standard and common in practice. */
  private static final String PRINTABLE_MARKS = "'()+,-./ :=?*&";

  private DistinguishedName() {}

  /**
   * Checks a name.
   *
   * @param name the sequence with tag and length
   */
  static void check(byte[] name) throws MalformedDer {
    DerReader parts = DerReader.of(name).read(DerReader.SEQUENCE);
    while (!parts.isEmpty()) {
      DerReader set = parts.read(DerReader.SET);
      while (!set.isEmpty()) {
        DerReader attribute = set.read(DerReader.SEQUENCE);
        attribute.readIdentifier();
        int tag = attribute.tag();
        if (!isText(tag, attribute.any().rest())) {
          throw new MalformedDer();
        }
      }
    }
  }

  private static boolean isText(int tag, byte[] value) {
    return switch (tag) {
      case T61 -> true;
      case UTF8 -> isUtf8(value);
      case NUMERIC -> all(value, octet -> isDigit(octet) || octet == ' ');
      case PRINTABLE -> all(value, DistinguishedName::isPrintable);
      case IA5 -> isAscii(value);
      case BMP -> isBasicPlane(value);
      default -> false;
    };
  }

  static boolean isAscii(byte[] value) {
    return all(value, octet -> octet < 0x80);
  }

  private interface Octets {
    boolean have(int octet);
  }

  private static boolean all(byte[] value, Octets set) {
    for (byte octet : value) {
      if (!set.have(octet & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || isDigit(octet)
        || PRINTABLE_MARKS.indexOf(octet) >= 0;
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean isUtf8(byte[] value) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
      return true;
    } catch (CharacterCodingException notText) {
      return false;
    }
  }

  /** Two octets for each character; neither surrogates nor what is never a character. */
  private static boolean isBasicPlane(byte[] value) {
    if (value.length % 2 != 0) {
      return false;
    }
    for (int i = 0; i < value.length; i += 2) {
      char unit = (char) ((value[i] & 0xff) << 8 | (value[i + 1] & 0xff));
      boolean never = unit >= 0xfffe || (unit >= 0xfdd0 && unit <= 0xfdef);
      if (never || Character.isSurrogate(unit)) {
        return false;
      }
    }
    return true;
  }
}
