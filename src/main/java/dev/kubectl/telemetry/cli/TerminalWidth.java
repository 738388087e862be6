package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.report.TextStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many columns there are to write in. */
public final class TerminalWidth {
  private static final int NARROWEST = 40;
  private static final Path TERMINAL = Path.of("/dev/tty");

  private TerminalWidth() {}

  /** Unbounded unless somebody looks, so that no break gets into what is piped. */
  public static int of(Console console) {
    if (!console.colour()) {
      return TextStyle.UNBOUNDED;
    }
    int width = number(System.getenv().getOrDefault("COLUMNS", ""));
    if (width == 0 && Files.isReadable(TERMINAL)) {
      width = asked();
    }
    return width == 0 ? TextStyle.UNBOUNDED : Math.max(NARROWEST, width);
  }

  /** {@code stty size} answers {@code ROWS COLUMNS}. */
  private static int asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return number(answer.substring(answer.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
