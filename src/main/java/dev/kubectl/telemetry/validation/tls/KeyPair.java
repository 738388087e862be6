package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a certificate and a private key belong together, as Go's {@code tls.X509KeyPair} decides:
 * the first block labelled {@code CERTIFICATE} against the first block whose label ends in {@code
 * PRIVATE KEY}.
 */
final class KeyPair {
  /** What stands before the octets of an Ed25519 key in its standard forms, RFC 8410. */
  private static final String PUBLIC_HEAD = "302a300506032b6570032100";

  private static final String PRIVATE_HEAD = "302e020100300506032b657004220420";
  private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

  private static final int MOST_KNOWN = 1_000;
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private KeyPair() {}

  static boolean matches(List<PemBlock> certificate, List<PemBlock> key) {
    Optional<PemBlock> leaf =
        certificate.stream().filter(block -> block.label().equals("CERTIFICATE")).findFirst();
    Optional<PemBlock> secret = key.stream().filter(KeyPair::isPrivateKey).findFirst();
    return leaf.isPresent() && secret.isPresent() && known(leaf.get(), secret.get());
  }

  /** Many pipelines share a pair, and it is judged again on every run of the loop. */
  private static boolean known(PemBlock leaf, PemBlock key) {
    String pair = digest(leaf.content(), key.content());
    Boolean known = KNOWN.get(pair);
    if (known == null) {
      known =
          leaf.certificate()
              .map(certificate -> matches(certificate.key(), key.content()))
              .orElse(false);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(pair, known);
      }
    }
    return known;
  }

  /** Names a pair without keeping the key itself. */
  private static String digest(byte[] certificate, byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(digest.digest(certificate));
      return HexFormat.of().formatHex(digest.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isPrivateKey(PemBlock block) {
    return block.label().equals("PRIVATE KEY") || block.label().endsWith(" PRIVATE KEY");
  }

  private static boolean matches(PublicKeyInfo publicKey, byte[] key) {
    return PrivateKeyInfo.read(key)
        .map(it ->
            switch (it) {
              case PrivateKeyInfo.Half(PublicKeyInfo half) -> half.equals(publicKey);
              case PrivateKeyInfo.Factor(NistCurve curve, BigInteger number) ->
                  publicKey instanceof PublicKeyInfo.Point point && curve.arePair(number, point);
              case PrivateKeyInfo.Seed(String seed) ->
                  publicKey instanceof PublicKeyInfo.Edwards(String point) && signs(point, seed);
            })
        .orElse(false);
  }

  /** The proof of a pair is a signature made with one half and checked with the other. */
  private static boolean signs(String point, String seed) {
    HexFormat hex = HexFormat.of();
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          keys.generatePrivate(new PKCS8EncodedKeySpec(hex.parseHex(PRIVATE_HEAD + seed))));
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(
          keys.generatePublic(new X509EncodedKeySpec(hex.parseHex(PUBLIC_HEAD + point))));
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException notAKey) {
      return false;
    }
  }
}
