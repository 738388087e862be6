package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.report.TextStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many columns there are to write in. */
public final class TerminalWidth {
  private static final Path TERMINAL = Path.of("/dev/tty");

  private TerminalWidth() {}

  /** Unbounded unless somebody looks, so that no break gets into what is piped. */
  public static int of(Console console) {
    return console.isInteractive()
        ? TerminalPolicy.ofProcess().width(TerminalWidth::asked)
        : TextStyle.UNBOUNDED;
  }

  /** {@code stty size} answers {@code ROWS COLUMNS}. */
  private static int asked() {
    if (!Files.isReadable(TERMINAL)) {
      return 0;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return TerminalPolicy.number(answer.substring(answer.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    }
  }
}
