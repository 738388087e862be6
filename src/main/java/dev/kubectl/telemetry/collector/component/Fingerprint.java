package dev.kubectl.telemetry.collector.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first digits of a SHA-256, to tell apart what would have the same name. */
final class Fingerprint {
  private Fingerprint() {}

  /** Lower-case hexadecimal; at most 64 digits. */
  static String of(String identity, int digits) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, Math.min(digits, 64));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
