package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A private key, read as Go's {@code crypto/tls} reads it: PKCS #1, PKCS #8 or SEC 1, the content
 * tells which. Of RSA only the public half is kept.
 */
sealed interface PrivateKeyInfo {
  /** RSA. */
  record Half(PublicKeyInfo publicHalf) implements PrivateKeyInfo {}

  /** A number for an elliptic curve, perhaps too large. Its text form does not show it. */
  record Factor(NistCurve curve, BigInteger number) implements PrivateKeyInfo {
    @Override
    public String toString() {
      return "Factor";
    }
  }

  /** Ed25519, where the public half is not for us to compute. Its text form does not show it. */
  record Seed(String digits) implements PrivateKeyInfo {
    @Override
    public String toString() {
      return "Seed";
    }
  }

  /** Reads a key; nothing when it is none, or a damaged one. */
  static Optional<PrivateKeyInfo> read(byte[] der) {
    try {
      DerReader all = DerReader.of(der);
      DerReader key = all.read(DerReader.SEQUENCE);
      long version = key.readLong();
      return switch (key.tag()) {
        case DerReader.INTEGER -> all.isEmpty() ? rsa(version, key) : Optional.empty();
        case DerReader.OCTET_STRING -> curve(version, key, Optional.empty());
        case DerReader.SEQUENCE -> wrapped(key);
        default -> Optional.empty();
      };
    } catch (MalformedDer notAKey) {
      return Optional.empty();
    }
  }

  /** PKCS #8, behind its version. */
  private static Optional<PrivateKeyInfo> wrapped(DerReader key) throws MalformedDer {
    DerReader algorithm = key.read(DerReader.SEQUENCE);
    String name = algorithm.readIdentifier();
    byte[] inner = key.read(DerReader.OCTET_STRING).rest();
    return switch (name) {
      case PublicKeyInfo.RSA -> rsa(inner);
      case PublicKeyInfo.ELLIPTIC -> {
        DerReader content = DerReader.of(inner).read(DerReader.SEQUENCE);
        yield curve(content.readLong(), content, parameters(algorithm));
      }
      case PublicKeyInfo.ED25519 -> {
        byte[] seed = DerReader.of(inner).read(DerReader.OCTET_STRING).rest();
        boolean fits = algorithm.isEmpty() && seed.length == PublicKeyInfo.ED25519_SIZE;
        yield fits ? Optional.of(new Seed(HexFormat.of().formatHex(seed))) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<PrivateKeyInfo> rsa(byte[] inner) throws MalformedDer {
    DerReader all = DerReader.of(inner);
    DerReader key = all.read(DerReader.SEQUENCE);
    return all.isEmpty() ? rsa(key.readLong(), key) : Optional.empty();
  }

  private static Optional<PrivateKeyInfo> rsa(long version, DerReader key) throws MalformedDer {
    return version > 1 ? Optional.empty() : RsaPrivateKey.read(key).publicHalf().map(Half::new);
  }

  /** The name of the curve; parameters of another form do not count. */
  private static Optional<String> parameters(DerReader algorithm) {
    try {
      return Optional.of(algorithm.readIdentifier());
    } catch (MalformedDer noName) {
      return Optional.empty();
    }
  }

  /** SEC 1: a number, perhaps the name of the curve, perhaps the public half, which is not used. */
  private static Optional<PrivateKeyInfo> curve(
      long version, DerReader key, Optional<String> outerName) throws MalformedDer {
    BigInteger number = new BigInteger(1, key.read(DerReader.OCTET_STRING).rest());
    Optional<String> innerName =
        key.stepsInto(0, DerReader.OBJECT_IDENTIFIER)
            ? Optional.of(key.readIdentifier())
            : Optional.empty();
    if (key.stepsInto(1, DerReader.BIT_STRING)) {
      key.readBits();
    }
    return version == 1
        ? outerName
            .or(() -> innerName)
            .flatMap(NistCurve::of)
            .map(curve -> new Factor(curve, number))
        : Optional.empty();
  }
}
