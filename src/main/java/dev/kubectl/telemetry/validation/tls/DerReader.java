package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads elements of ASN.1 DER one after the other, as strictly as Go's {@code cryptobyte}: lengths
 * and numbers in their shortest form, tags of one octet.
 */
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int LONG_TAG = 0x1f;
  private static final int LONG_LENGTH = 0x80;

  private static final int MOST_NUMBER_OCTETS = 5;

  private final byte[] der;
  private final int limit;
  private int position;

  private DerReader(byte[] der, int position, int limit) {
    this.der = der;
    this.position = position;
    this.limit = limit;
  }

  static DerReader of(byte[] der) {
    return new DerReader(der, 0, der.length);
  }

  /** {@code [number]} that stands for a primitive element. */
  static int context(int number) {
    return 0x80 | number;
  }

  /** {@code [number]} with elements inside. */
  static int constructed(int number) {
    return 0xa0 | number;
  }

  boolean isEmpty() {
    return position == limit;
  }

  /** The tag of the next element, or -1 at the end. */
  int tag() {
    return isEmpty() ? -1 : der[position] & 0xff;
  }

  boolean nextIs(int tag) {
    return tag() == tag;
  }

  /** What has not been read yet. */
  byte[] rest() {
    return Arrays.copyOfRange(der, position, limit);
  }

  /** The content of the next element, whatever its tag. */
  DerReader any() throws MalformedDer {
    long length = header();
    int start = position;
    if (length > limit - start) {
      throw new MalformedDer();
    }
    position = start + (int) length;
    return new DerReader(der, start, position);
  }

  /** Reads tag and length, which may be more than there is. */
  private long header() throws MalformedDer {
    if ((tag() & LONG_TAG) == LONG_TAG) {
      throw new MalformedDer();
    }
    position++;
    return length();
  }

  private long length() throws MalformedDer {
    if (isEmpty()) {
      throw new MalformedDer();
    }
    int first = der[position++] & 0xff;
    if (first < LONG_LENGTH) {
      return first;
    }
    int octets = first - LONG_LENGTH;
    if (octets == 0 || octets > Integer.BYTES || octets > limit - position) {
      throw new MalformedDer();
    }
    long length = 0;
    for (int end = position + octets; position < end; position++) {
      length = (length << 8) | (der[position] & 0xff);
    }
    if (length < LONG_LENGTH || length >> (8 * (octets - 1)) == 0) {
      throw new MalformedDer();
    }
    return length;
  }

  /** The same for an element that is about to be ignored, whose tag may take several octets. */
  private long ignoredHeader() throws MalformedDer {
    if ((tag() & LONG_TAG) == LONG_TAG && !isEmpty()) {
      position++;
      if (number() < LONG_TAG) {
        throw new MalformedDer();
      }
      return length();
    }
    return header();
  }

  /**
   * Whether the next element is an optional one with this tag. If it is another, it must at least
   * begin well, as in Go's {@code encoding/asn1}.
   */
  boolean has(int tag) throws MalformedDer {
    if (isEmpty() || nextIs(tag)) {
      return !isEmpty();
    }
    int start = position;
    ignoredHeader();
    position = start;
    return false;
  }

  /**
   * Steps into an optional {@code [number]} when an element with this tag is in it, and else stays
   * where it is. How long the outer element says to be makes no difference, as in Go's {@code
   * encoding/asn1}.
   */
  boolean stepsInto(int number, int tag) throws MalformedDer {
    if (isEmpty()) {
      return false;
    }
    int start = position;
    int outer = tag();
    long length = ignoredHeader();
    boolean empty = length == 0 && (outer == context(number) || outer == constructed(number));
    if (isEmpty() || empty) {
      throw new MalformedDer();
    }
    if (outer == constructed(number)) {
      if (nextIs(tag)) {
        return true;
      }
      ignoredHeader();
    }
    position = start;
    return false;
  }

  /** The content of the next element, which must have this tag. */
  DerReader read(int tag) throws MalformedDer {
    if (!nextIs(tag)) {
      throw new MalformedDer();
    }
    return any();
  }

  /** The same with tag and length. */
  byte[] element(int tag) throws MalformedDer {
    int start = position;
    read(tag);
    return Arrays.copyOfRange(der, start, position);
  }

  boolean readBoolean() throws MalformedDer {
    byte[] content = read(BOOLEAN).rest();
    if (content.length != 1 || (content[0] != 0 && content[0] != -1)) {
      throw new MalformedDer();
    }
    return content[0] != 0;
  }

  BigInteger readInteger() throws MalformedDer {
    return readInteger(INTEGER);
  }

  BigInteger readInteger(int tag) throws MalformedDer {
    byte[] content = read(tag).rest();
    boolean padded = content.length > 1 && content[0] == (content[1] < 0 ? -1 : 0);
    if (content.length == 0 || padded) {
      throw new MalformedDer();
    }
    return new BigInteger(content);
  }

  /** A number that fits into Go's {@code int}, which has 64 bits. */
  long readLong() throws MalformedDer {
    return readLong(INTEGER);
  }

  long readLong(int tag) throws MalformedDer {
    BigInteger number = readInteger(tag);
    if (number.bitLength() >= Long.SIZE) {
      throw new MalformedDer();
    }
    return number.longValue();
  }

  /** An object identifier, as the hexadecimal digits of its content. */
  String readIdentifier() throws MalformedDer {
    DerReader content = read(OBJECT_IDENTIFIER);
    byte[] octets = content.rest();
    do {
      content.number();
    } while (!content.isEmpty());
    return HexFormat.of().formatHex(octets);
  }

  /** A number of at most 31 bits in groups of seven, in its shortest form. */
  private long number() throws MalformedDer {
    long number = 0;
    for (int octets = 0; octets < MOST_NUMBER_OCTETS && !isEmpty(); octets++) {
      byte octet = der[position++];
      if (octets == 0 && octet == (byte) 0x80) {
        break;
      }
      number = (number << 7) | (octet & 0x7f);
      if (octet >= 0 && number <= Integer.MAX_VALUE) {
        return number;
      } else if (octet >= 0) {
        break;
      }
    }
    throw new MalformedDer();
  }

  /** Bits, shifted so that the last one is the lowest of the last octet. */
  byte[] readBits() throws MalformedDer {
    byte[] content = read(BIT_STRING).rest();
    int padding = content.length == 0 ? -1 : content[0];
    if (padding < 0 || padding > 7 || (content.length == 1 && padding != 0)) {
      throw new MalformedDer();
    }
    if ((content[content.length - 1] & ((1 << padding) - 1)) != 0 && content.length > 1) {
      throw new MalformedDer();
    }
    byte[] bits = Arrays.copyOfRange(content, 1, content.length);
    if (padding == 0) {
      return bits;
    }
    for (int i = bits.length - 1; i >= 0; i--) {
      int higher = i == 0 ? 0 : bits[i - 1] << (8 - padding);
      bits[i] = (byte) (((bits[i] & 0xff) >> padding) | higher);
    }
    return bits;
  }
}
