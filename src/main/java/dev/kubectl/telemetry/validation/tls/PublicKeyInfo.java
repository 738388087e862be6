package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The key of a certificate. */
sealed interface PublicKeyInfo {
  String RSA = "2a864886f70d010101";
  String ELLIPTIC = "2a8648ce3d0201";
  String ED25519 = "2b6570";
  String DSA = "2a8648ce380401";
  int ED25519_SIZE = 32;

  /** RSA. */
  record Rsa(BigInteger modulus, long exponent) implements PublicKeyInfo {}

  /** A point of a curve. */
  record Point(NistCurve curve, BigInteger x, BigInteger y) implements PublicKeyInfo {}

  /** Ed25519, as hexadecimal digits. */
  record Edwards(String digits) implements PublicKeyInfo {}

  /** Any other key; no client can use it. */
  record Other() implements PublicKeyInfo {}

  /**
   * Reads the key of a certificate.
   *
   * @param info the content of {@code SubjectPublicKeyInfo}
   */
  static PublicKeyInfo read(DerReader info) throws MalformedDer {
    DerReader algorithm = info.read(DerReader.SEQUENCE);
    String name = algorithm.readIdentifier();
    byte[] parameters = algorithm.isEmpty() ? new byte[0] : algorithm.element(algorithm.tag());
    byte[] key = info.readBits();
    return switch (name) {
      case RSA -> rsa(parameters, key);
      case ELLIPTIC -> point(parameters, key);
      case ED25519 -> edwards(parameters, key);
      case DSA -> dsa(parameters, key);
      default -> new Other();
    };
  }

  private static PublicKeyInfo rsa(byte[] parameters, byte[] key) throws MalformedDer {
    DerReader numbers = DerReader.of(key).read(DerReader.SEQUENCE);
    BigInteger modulus = numbers.readInteger();
    long exponent = numbers.readLong();
    boolean isNull = Arrays.equals(parameters, new byte[] {5, 0});
    if (!isNull || modulus.signum() <= 0 || exponent <= 0) {
      throw new MalformedDer();
    }
    return new Rsa(modulus, exponent);
  }

  private static PublicKeyInfo point(byte[] parameters, byte[] key) throws MalformedDer {
    Optional<NistCurve> curve = NistCurve.of(DerReader.of(parameters).readIdentifier());
    return curve.flatMap(it -> it.point(key)).orElseThrow(MalformedDer::new);
  }

  private static PublicKeyInfo edwards(byte[] parameters, byte[] key) throws MalformedDer {
    if (parameters.length > 0 || key.length != ED25519_SIZE) {
      throw new MalformedDer();
    }
    return new Edwards(HexFormat.of().formatHex(key));
  }

  private static PublicKeyInfo dsa(byte[] parameters, byte[] key) throws MalformedDer {
    DerReader group = DerReader.of(parameters).read(DerReader.SEQUENCE);
    for (BigInteger number :
        new BigInteger[] {
          DerReader.of(key).readInteger(),
          group.readInteger(),
          group.readInteger(),
          group.readInteger()
        }) {
      if (number.signum() <= 0) {
        throw new MalformedDer();
      }
    }
    return new Other();
  }
}
