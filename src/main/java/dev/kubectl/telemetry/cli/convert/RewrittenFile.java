package dev.kubectl.telemetry.cli.convert;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file with other content: at every moment whoever opens it sees all of the old or all of the
 * new. Permissions stay, and a link still leads to the file that was changed.
 */
final class RewrittenFile {
  private RewrittenFile() {}

  static void write(Path named, byte[] content) {
    try {
      Path file = named.toRealPath();
      if (!Files.isWritable(file)) {
        // A rename would get around what its owner decided.
        throw new CommandFailure(ExitCode.INPUT, named + " is write-protected", null);
      }
      Path temporary =
          Files.createTempFile(file.getParent(), "." + file.getFileName() + ".", ".part");
      try {
        Files.write(temporary, content);
        copyPermissions(file, temporary);
        replace(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          named + " cannot be written: " + e.getClass().getSimpleName().replace("Exception", ""),
          null);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }

  private static void replace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
