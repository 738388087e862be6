package dev.kubectl.telemetry.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file says that it is written: by its byte order mark, else it is UTF-8.
 *
 * @param markLength bytes of the mark; 0 without one
 */
public record TextEncoding(Charset charset, int markLength) {

  public static TextEncoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return new TextEncoding(StandardCharsets.UTF_8, 0);
  }

  /** The text of a file that is known to be well formed, without its mark. */
  public String decoded(byte[] bytes) {
    return new String(bytes, markLength, bytes.length - markLength, charset);
  }

  /** The bytes of a file with another text that is written in the same way, its mark included. */
  public byte[] encoded(String text) {
    ByteBuffer bytes = charset.encode(markLength == 0 ? text : "\uFEFF" + text);
    byte[] result = new byte[bytes.remaining()];
    bytes.get(result);
    return result;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
