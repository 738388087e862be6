package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.yaml.TextEncoding;

/**
 * A file that fixes changed.
 *
 * @param before its text, without a byte order mark, and so is {@code after}
 * @param encoding in which it was written and stays written
 * @param count how many fixes went in
 */
public record FixedFile(
    String name, String before, String after, TextEncoding encoding, int count) {

  /** What is to be in the file. */
  public byte[] bytes() {
    return encoding.encoded(after);
  }
}
