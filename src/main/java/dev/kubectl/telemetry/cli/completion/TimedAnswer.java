package dev.kubectl.telemetry.cli.completion;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a program prints, if it does so in time: completion waits for nobody. The program reads
 * nothing, its errors are dropped, and it is ended with everything it started when it is late.
 */
final class TimedAnswer {
  private TimedAnswer() {}

  /** The standard output of a program that ended well within the time. */
  static Optional<String> of(Duration deadline, List<String> command) {
    Path output = null;
    try {
      output = Files.createTempFile("kubectl-telemetry", ".names");
      Process process =
          new ProcessBuilder(command)
              .redirectInput(nothing())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return ended(process, deadline)
          ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      delete(output);
    }
  }

  private static boolean ended(Process process, Duration deadline) {
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue() == 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return false;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Left to the system, which empties its folder for temporary files.
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
