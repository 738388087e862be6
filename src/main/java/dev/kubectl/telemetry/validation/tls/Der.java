package dev.kubectl.telemetry.validation.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of ASN.1 DER that is needed to tell private keys apart and to wrap them. */
final class Der {
  static final byte INTEGER = 0x02;
  static final byte OCTET_STRING = 0x04;
  static final byte OBJECT_IDENTIFIER = 0x06;
  static final byte SEQUENCE = 0x30;

  /** {@code [0]}, constructed. */
  static final byte CONTEXT_0 = (byte) 0xa0;

  private Der() {}

  /** Where the element that begins at this position ends, or -1 when it is malformed. */
  static int end(byte[] der, int position) {
    int start = contentStart(der, position);
    if (start < 0) {
      return -1;
    }
    int lengthOctet = der[position + 1] & 0xff;
    long length = lengthOctet;
    if (lengthOctet >= 0x80) {
      length = 0;
      for (int i = position + 2; i < start; i++) {
        length = (length << 8) | (der[i] & 0xff);
      }
    }
    return length > der.length - start ? -1 : (int) (start + length);
  }

  /** Where the content of the element that begins here begins, or -1. */
  private static int contentStart(byte[] der, int position) {
    if (position < 0 || position + 2 > der.length) {
      return -1;
    }
    int lengthOctet = der[position + 1] & 0xff;
    int more = lengthOctet < 0x80 ? 0 : lengthOctet - 0x80;
    boolean malformed = lengthOctet == 0x80 || more > 4 || position + 2 + more > der.length;
    return malformed ? -1 : position + 2 + more;
  }

  /** The n-th element inside the element that fills these bytes, or an empty array. */
  static byte[] child(byte[] der, int index) {
    int position = contentStart(der, 0);
    int limit = end(der, 0);
    for (int i = 0; position >= 0 && position < limit; i++) {
      int next = end(der, position);
      if (next < 0 || next > limit) {
        break;
      }
      if (i == index) {
        return Arrays.copyOfRange(der, position, next);
      }
      position = next;
    }
    return new byte[0];
  }

  /** The content of the element that fills these bytes, or an empty array. */
  static byte[] content(byte[] der) {
    int start = contentStart(der, 0);
    int end = end(der, 0);
    return start < 0 || end < 0 ? new byte[0] : Arrays.copyOfRange(der, start, end);
  }

  static boolean is(byte tag, byte[] der) {
    return der.length > 0 && der[0] == tag;
  }

  /** An element with these parts as content. */
  static byte[] element(byte tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      int octets = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 + octets);
      for (int i = octets - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
