package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The four elliptic curves that a Go client knows (FIPS 186-5, SP 800-186), Java having three of
 * them. The arithmetic takes different time for different numbers: it only ever compares two halves
 * of a key that are both at hand, and makes no signature.
 */
enum NistCurve {
  P224(
      "2b81040021",
      "",
      "ffffffffffffffffffffffffffffffff000000000000000000000001",
      "b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4",
      "b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21",
      "bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34",
      "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d"),
  P256(
      "2a8648ce3d030107",
      "secp256r1",
      "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
      "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
      "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
      "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
  P384(
      "2b81040022",
      "secp384r1",
      "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000"
          + "ffffffff",
      "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8ed"
          + "d3ec2aef",
      "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e38"
          + "72760ab7",
      "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c"
          + "90ea0e5f",
      "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196a"
          + "ccc52973"),
  P521(
      "2b81040023",
      "secp521r1",
      "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
          + "fffffffffffffffffffffffffffffffffffffffffff",
      "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0"
          + "bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
      "c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc1"
          + "27a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
      "11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b"
          + "9013fad0761353c7086a272c24088be94769fd16650",
      "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0"
          + "148f709a5d03bb5c9b8899c47aebb6fb71e91386409");

  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final int HEX = 16;
  private static final int UNCOMPRESSED = 4;

  private final String identifier;

  /** Empty where Java has no such curve. */
  private final String javaName;

  private final BigInteger prime;
  private final BigInteger constant;
  private final BigInteger generatorX;
  private final BigInteger generatorY;
  private final BigInteger order;

  NistCurve(
      String identifier,
      String javaName,
      String prime,
      String constant,
      String x,
      String y,
      String order) {
    this.identifier = identifier;
    this.javaName = javaName;
    this.prime = new BigInteger(prime, HEX);
    this.constant = new BigInteger(constant, HEX);
    this.generatorX = new BigInteger(x, HEX);
    this.generatorY = new BigInteger(y, HEX);
    this.order = new BigInteger(order, HEX);
  }

  /** The curve with this object identifier, in hexadecimal digits. */
  static Optional<NistCurve> of(String identifier) {
    return Arrays.stream(values()).filter(it -> it.identifier.equals(identifier)).findFirst();
  }

  private int size() {
    return (prime.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** How many points there are to be reached from the generator. */
  BigInteger order() {
    return order;
  }

  /** The point that is written as octet 4 and two coordinates, if it is on the curve. */
  Optional<PublicKeyInfo> point(byte[] octets) {
    if (octets.length != 1 + 2 * size() || octets[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, octets, 1, size());
    BigInteger y = new BigInteger(1, octets, 1 + size(), size());
    BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(constant);
    boolean on =
        x.compareTo(prime) < 0
            && y.compareTo(prime) < 0
            && y.multiply(y).subtract(right).mod(prime).signum() == 0;
    return on ? Optional.of(new PublicKeyInfo.Point(this, x, y)) : Optional.empty();
  }

  /** Whether the point is the public half that belongs to a secret number. */
  boolean arePair(BigInteger secret, PublicKeyInfo.Point half) {
    if (half.curve() != this || secret.signum() <= 0 || secret.compareTo(order) >= 0) {
      return false;
    }
    BigInteger next = secret.add(BigInteger.ONE);
    boolean special = half.x().equals(generatorX) || next.equals(order);
    if (javaName.isEmpty() || special) {
      return half.equals(point(secret));
    }
    try {
      // One coordinate leaves two points; that of the next number tells which it is.
      CurveAgreement java = new CurveAgreement(javaName);
      return java.x(secret).equals(half.x()) && java.x(next).equals(nextX(half));
    } catch (GeneralSecurityException noSuchNumber) {
      return half.equals(point(secret));
    }
  }

  /** The first coordinate of the sum of a point and the generator, which is another point. */
  private BigInteger nextX(PublicKeyInfo.Point point) {
    BigInteger run = point.x().subtract(generatorX).mod(prime);
    BigInteger slope = times(point.y().subtract(generatorY), run.modInverse(prime));
    return times(slope, slope).subtract(point.x()).subtract(generatorX).mod(prime);
  }

  /** The public half of a number from 1 up to below the order. */
  PublicKeyInfo.Point point(BigInteger secret) {
    Projective one = new Projective(generatorX, generatorY, BigInteger.ONE);
    Projective sum = one;
    for (int bit = secret.bitLength() - 2; bit >= 0; bit--) {
      sum = twice(sum);
      if (secret.testBit(bit)) {
        sum = add(sum, one);
      }
    }
    return affine(sum);
  }

  /** Jacobian coordinates: the point (x/z², y/z³). */
  private record Projective(BigInteger x, BigInteger y, BigInteger z) {}

  private PublicKeyInfo.Point affine(Projective point) {
    BigInteger inverse = point.z().modInverse(prime);
    BigInteger square = times(inverse, inverse);
    return new PublicKeyInfo.Point(
        this, times(point.x(), square), times(point.y(), times(square, inverse)));
  }

  /** The formulas for a = -3. */
  private Projective twice(Projective point) {
    BigInteger delta = times(point.z(), point.z());
    BigInteger gamma = times(point.y(), point.y());
    BigInteger beta = times(point.x(), gamma);
    BigInteger alpha = times(THREE, times(point.x().subtract(delta), point.x().add(delta)));
    BigInteger x = times(alpha, alpha).subtract(beta.shiftLeft(3)).mod(prime);
    BigInteger sum = point.y().add(point.z());
    BigInteger z = times(sum, sum).subtract(gamma).subtract(delta).mod(prime);
    BigInteger y =
        times(alpha, beta.shiftLeft(2).subtract(x))
            .subtract(times(gamma, gamma).shiftLeft(3))
            .mod(prime);
    return new Projective(x, y, z);
  }

  /**
   * The sum of two points that differ. They do: the left one is an even multiple of the generator,
   * from 2 up to below the order.
   */
  private Projective add(Projective left, Projective generatorPoint) {
    BigInteger square = times(left.z(), left.z());
    BigInteger h = times(generatorPoint.x(), square).subtract(left.x()).mod(prime);
    BigInteger r = times(generatorPoint.y(), times(square, left.z())).subtract(left.y()).mod(prime);
    BigInteger h2 = times(h, h);
    BigInteger h3 = times(h2, h);
    BigInteger v = times(left.x(), h2);
    BigInteger x = times(r, r).subtract(h3).subtract(v.shiftLeft(1)).mod(prime);
    BigInteger y = times(r, v.subtract(x)).subtract(times(left.y(), h3)).mod(prime);
    return new Projective(x, y, times(left.z(), h));
  }

  private BigInteger times(BigInteger left, BigInteger right) {
    return left.multiply(right).mod(prime);
  }
}
