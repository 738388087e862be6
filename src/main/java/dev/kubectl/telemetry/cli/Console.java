package dev.kubectl.telemetry.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two streams of a command and what may be written to them.
 *
 * <p>Everything that came from a file or a cluster goes through {@link #safe} before it reaches a
 * terminal: a control character in a manifest must not move the cursor or change a colour.
 */
public record Console(PrintStream out, PrintStream err, boolean colour) {
  private static volatile @Nullable PrintStream processOutput;

  /** The streams of the process, buffered, in UTF-8. */
  public static Console ofProcess() {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    processOutput = out;
    return new Console(
        out,
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        TerminalPolicy.ofProcess().colour());
  }

  /** Whether these are the streams of the process, and somebody sits at both ends of it. */
  public boolean isInteractive() {
    return out.equals(processOutput) && TerminalPolicy.ofProcess().isCapable();
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  public String bold(String text) {
    return styled("1", text);
  }

  public String red(String text) {
    return styled("1;31", text);
  }

  public String green(String text) {
    return styled("32", text);
  }

  public String yellow(String text) {
    return styled("1;33", text);
  }

  public String blue(String text) {
    return styled("34", text);
  }

  private String styled(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** The text with control characters made visible; line breaks and tabs stay. */
  public static String safe(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnsafe(text.charAt(i))) {
        return escaped(text);
      }
    }
    return text;
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        result.append(String.format("\\u%04x", (int) c));
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** C0 and C1 controls, and the marks that turn the reading direction around. */
  private static boolean isUnsafe(char c) {
    return (c < 0x20 && c != '\n' && c != '\t')
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
