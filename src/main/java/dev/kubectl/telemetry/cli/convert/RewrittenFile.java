package dev.kubectl.telemetry.cli.convert;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with other content: at every moment whoever opens it sees all of the old or all of the
 * new. Permissions stay, and a link still leads to the file that was changed.
 */
final class RewrittenFile {
  private RewrittenFile() {}

  static void write(Path named, byte[] content) {
    try {
      if (!Files.isWritable(named.toRealPath())) {
        throw new CommandFailure(ExitCode.INPUT, named + " is write-protected", null);
      }
      FileReplacement.write(named, content);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          named + " cannot be written: " + e.getClass().getSimpleName().replace("Exception", ""),
          null);
    }
  }
}
