package dev.kubectl.telemetry.plan.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubectl.telemetry.yaml.Tree;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Digests that say whether something is the same and nothing else. What they are made of may be a
 * password, so they are salted, by file and by item, and slow: a list of likely passwords cannot be
 * tried quickly against a file that lies in a pipeline's artifacts.
 *
 * @param salt in Base64; new for every plan
 * @param iterations of PBKDF2 with HMAC-SHA-256 (RFC 8018)
 */
record Digests(String salt, int iterations) {
  static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int SALT_BYTES = 32;
  private static final int BITS = 256;

  /** About five milliseconds each; there are about a hundred items. */
  private static final int ITERATIONS = 10_000;

  /** Fewer would be none, more would make reading a file take for ever. */
  private static final int FEWEST = 1_000;

  private static final int MOST = 10_000_000;

  static Digests withNewSalt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new Digests(Base64.getEncoder().encodeToString(salt), ITERATIONS);
  }

  /** Whether digests can be made with these parameters at all. */
  boolean areUsable() {
    try {
      return Base64.getDecoder().decode(salt).length == SALT_BYTES
          && iterations >= FEWEST
          && iterations <= MOST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** 64 hexadecimal digits; the same content has another digest as another item. */
  String of(String item, Tree content) {
    try {
      MessageDigest salted = MessageDigest.getInstance("SHA-256");
      salted.update(Base64.getDecoder().decode(salt));
      PBEKeySpec spec =
          new PBEKeySpec(
              fingerprint(content).toCharArray(),
              salted.digest(item.getBytes(UTF_8)),
              iterations,
              BITS);
      byte[] digest = SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Equal for equal trees, whatever the order of their keys. */
  private static String fingerprint(Tree content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, content);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Each part says its kind and length, so that no two trees have the same bytes. */
  private static void add(MessageDigest digest, Tree tree) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        add(digest, 'm', mapping.entries().size(), "");
        for (Map.Entry<String, Tree> entry : new TreeMap<>(mapping.entries()).entrySet()) {
          add(digest, 'k', 0, entry.getKey());
          add(digest, entry.getValue());
        }
      }
      case Tree.Sequence sequence -> {
        add(digest, 's', sequence.items().size(), "");
        sequence.items().forEach(item -> add(digest, item));
      }
      case Tree.Scalar scalar -> {
        Object value = scalar.value();
        char kind = value == null ? 'n' : value instanceof String ? 't' : 'v';
        add(digest, kind, 0, String.valueOf(value));
      }
    }
  }

  private static void add(MessageDigest digest, char kind, int size, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((kind + ":" + size + ":" + bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }
}
