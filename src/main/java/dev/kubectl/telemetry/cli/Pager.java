package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Long texts to read, page by page where {@link TerminalPolicy} has it. */
final class Pager {
  private Pager() {}

  /** Shows the text; returns when the reader is done. */
  static void show(Console console, String text) {
    Optional<String> pager =
        console.isInteractive() ? TerminalPolicy.ofProcess().pager() : Optional.empty();
    if (pager.isEmpty() || !shown(pager.orElseThrow(), text)) {
      console.out().print(text);
    }
  }

  private static boolean shown(String pager, String text) {
    try {
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", pager);
      // As git has it: leave at once when it fits on the screen, and keep colours.
      builder.environment().putIfAbsent("LESS", "FRX");
      Process process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The reader left before the end.
      }
      // 127: there is no such program, so nothing was shown.
      return process.waitFor() != 127;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
