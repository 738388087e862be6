package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

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

  private static final int MOST_KNOWN = 1_000;
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private KeyPair() {}

  static boolean matches(List<PemBlock> certificate, List<PemBlock> key) {
    Optional<X509Certificate> leaf =
        certificate.stream()
            .filter(block -> block.label().equals("CERTIFICATE"))
            .findFirst()
            .flatMap(PemBlock::certificate);
    Optional<byte[]> secret =
        key.stream().filter(KeyPair::isPrivateKey).findFirst().map(PemBlock::content);
    return leaf.isPresent() && secret.isPresent() && known(leaf.get().getPublicKey(), secret.get());
  }

  /** Many pipelines share a pair, and it is judged again on every run of the loop. */
  private static boolean known(PublicKey publicKey, byte[] key) {
    String pair = digest(publicKey.getEncoded(), key);
    Boolean known = KNOWN.get(pair);
    if (known == null) {
      known = matches(publicKey, key);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(pair, known);
      }
    }
    return known;
  }

  /** Names a pair without keeping the key itself. */
  private static String digest(byte[] publicKey, byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(publicKey.length).array());
      digest.update(publicKey);
      return HexFormat.of().formatHex(digest.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isPrivateKey(PemBlock block) {
    return block.label().equals("PRIVATE KEY") || block.label().endsWith(" PRIVATE KEY");
  }

  private static boolean matches(PublicKey publicKey, byte[] key) {
    return switch (publicKey) {
      case RSAPublicKey rsa ->
          privateKey(key, "RSA") instanceof RSAPrivateCrtKey half
              && half.getModulus().equals(rsa.getModulus())
              && half.getPublicExponent().equals(rsa.getPublicExponent())
              && isConsistent(half);
      case ECPublicKey point -> privateKey(key, "EC") instanceof ECPrivateKey d && pair(point, d);
      case EdECPublicKey edwards ->
          privateKey(key, "Ed25519") instanceof PrivateKey half && signs(edwards, half);
      default -> false;
    };
  }

  private static @Nullable PrivateKey privateKey(byte[] key, String algorithm) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(key)));
    } catch (GeneralSecurityException notAKey) {
      return null;
    }
  }

  /**
   * The public half of an elliptic curve is the secret number times the generator: what a key
   * agreement with the generator gives, by its first coordinate. A third of the work of a signature
   * and its check.
   */
  private static boolean pair(ECPublicKey point, ECPrivateKey number) {
    ECParameterSpec curve = number.getParams();
    if (!curve.getCurve().equals(point.getParams().getCurve())) {
      return false;
    }
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(number);
      agreement.doPhase(
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)),
          true);
      return new BigInteger(1, agreement.generateSecret()).equals(point.getW().getAffineX());
    } catch (GeneralSecurityException notAKey) {
      return false;
    }
  }

  /** The proof of a pair is a signature made with one half and checked with the other. */
  private static boolean signs(PublicKey publicKey, PrivateKey privateKey) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
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
