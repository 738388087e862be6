package dev.kubectl.telemetry.validation.tls;

import java.util.List;

/** One text of certificates or keys, read. Its text form shows nothing of it. */
final class TlsMaterial {
  private final boolean given;
  private final List<PemBlock> blocks;

  private TlsMaterial(boolean given, List<PemBlock> blocks) {
    this.given = given;
    this.blocks = blocks;
  }

  /**
   * Reads a text; a backslash followed by {@code n}, left over from one-line forms, is a line
   * break.
   */
  static TlsMaterial of(String text) {
    return new TlsMaterial(!text.isEmpty(), PemBlock.all(text.replace("\\n", "\n")));
  }

  /** False for a reference to an empty value. */
  boolean isGiven() {
    return given;
  }

  List<PemBlock> blocks() {
    return blocks;
  }

  /** Given, but without any block. */
  boolean isNotPem() {
    return given && blocks.isEmpty();
  }
}
