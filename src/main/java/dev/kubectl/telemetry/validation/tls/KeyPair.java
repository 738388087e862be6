package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whether a certificate and a private key belong together, as Go's {@code tls.X509KeyPair} decides:
 * the first block labelled {@code CERTIFICATE} against the first block whose label ends in {@code
 * PRIVATE KEY}. PKCS #1, PKCS #8 and SEC 1 keys; the content tells which, not the label.
 *
 * <p>Known difference: Java has no P-224, so such a pair does not match here.
 */
final class KeyPair {
  private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

  private KeyPair() {}

  static boolean matches(List<PemBlock> certificate, List<PemBlock> key) {
    Optional<X509Certificate> leaf =
        certificate.stream()
            .filter(block -> block.label().equals("CERTIFICATE"))
            .findFirst()
            .flatMap(block -> Certificates.one(block.content()));
    Optional<byte[]> secret =
        key.stream().filter(KeyPair::isPrivateKey).findFirst().map(PemBlock::content);
    return leaf.isPresent()
        && secret.isPresent()
        && matches(leaf.get().getPublicKey(), secret.get());
  }

  private static boolean isPrivateKey(PemBlock block) {
    return block.label().equals("PRIVATE KEY") || block.label().endsWith(" PRIVATE KEY");
  }

  private static boolean matches(PublicKey publicKey, byte[] key) {
    return switch (publicKey.getAlgorithm()) {
      case "RSA" -> matches(publicKey, key, "RSA", "SHA256withRSA");
      case "EC" -> matches(publicKey, key, "EC", "SHA256withECDSA");
      case "EdDSA", "Ed25519" -> matches(publicKey, key, "Ed25519", "Ed25519");
      default -> false;
    };
  }

  /** The proof of a pair is a signature made with one half and checked with the other. */
  private static boolean matches(
      PublicKey publicKey, byte[] key, String algorithm, String signatureAlgorithm) {
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(key)));
      if (publicKey instanceof RSAPublicKey rsa) {
        return privateKey instanceof RSAPrivateCrtKey half
            && half.getModulus().equals(rsa.getModulus())
            && half.getPublicExponent().equals(rsa.getPublicExponent())
            && isConsistent(half);
      }
      Signature signature = Signature.getInstance(signatureAlgorithm);
      signature.initSign(privateKey);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException notAKey) {
      return false;
    }
  }

  /** A damaged key must not pass because its public parts are whole. */
  private static boolean isConsistent(RSAPrivateCrtKey key) {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    if (p.signum() <= 0 || !p.multiply(q).equals(key.getModulus())) {
      return false;
    }
    BigInteger exponent = key.getPrivateExponent();
    return isHalf(key.getPrimeExponentP(), exponent, key.getPublicExponent(), p)
        && isHalf(key.getPrimeExponentQ(), exponent, key.getPublicExponent(), q)
        && isOneModulo(key.getCrtCoefficient().multiply(q), p);
  }

  private static boolean isHalf(
      BigInteger half, BigInteger exponent, BigInteger publicExponent, BigInteger prime) {
    BigInteger order = prime.subtract(BigInteger.ONE);
    return isOneModulo(exponent.multiply(publicExponent), order)
        && half.equals(exponent.mod(order));
  }

  private static boolean isOneModulo(BigInteger number, BigInteger modulus) {
    return modulus.signum() > 0 && number.mod(modulus).equals(BigInteger.ONE);
  }

  /**
   * The key as PKCS #8, the only form that Java reads. PKCS #1 is a sequence of integers, SEC 1 is
   * a version, an octet string, and the curve in {@code [0]}.
   */
  private static byte[] pkcs8(byte[] key) {
    byte[] second = Der.child(key, 1);
    if (Der.is(Der.INTEGER, second)) {
      return Der.element(Der.SEQUENCE, VERSION_0, RSA, Der.element(Der.OCTET_STRING, key));
    }
    if (Der.is(Der.OCTET_STRING, second)) {
      byte[] curve = Der.child(key, 2);
      byte[] name = Der.is(Der.CONTEXT_0, curve) ? Der.content(curve) : new byte[0];
      byte[] algorithm = Der.element(Der.SEQUENCE, EC_OID, name);
      return Der.element(Der.SEQUENCE, VERSION_0, algorithm, Der.element(Der.OCTET_STRING, key));
    }
    int end = Der.end(key, 0);
    return end < 0 ? key : Arrays.copyOf(key, end);
  }
}
