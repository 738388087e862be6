package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;

/**
 * How text for people looks.
 *
 * @param colour whether escape sequences may be used
 * @param width columns of the terminal; {@link #UNBOUNDED} when nobody looks
 */
public record TextStyle(boolean colour, int width) {
  public static final int UNBOUNDED = 0;
  public static final TextStyle PLAIN = new TextStyle(false, UNBOUNDED);

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> styled("1;31", text);
      case WARNING -> styled("1;33", text);
      case INFO -> styled("1;36", text);
    };
  }

  String bold(String text) {
    return styled("1", text);
  }

  String frame(String text) {
    return styled("34", text);
  }

  String faint(String text) {
    return styled("2", text);
  }

  private String styled(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
