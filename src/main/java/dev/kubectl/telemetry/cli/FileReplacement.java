package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * A file's new content, there whole or not at all. It is written beside the file and takes its
 * name, so neither a full disk nor a killed process leaves half of it. A link stays a link: what it
 * leads to is replaced; and who could read the file before can do so after.
 */
public final class FileReplacement {
  private static final String PREFIX = ".kubectl-telemetry-";
  private static final String SUFFIX = ".part";

  private FileReplacement() {}

  /**
   * Writes text as UTF-8.
   *
   * @param file need not exist; its directory must
   * @throws IOException when nothing was changed
   */
  public static void write(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A device or a pipe, such as /dev/stdout, is written to, never replaced.
      Files.writeString(target, text);
      return;
    }
    if (Files.exists(target)) {
      // Until it has the file's own permissions, nobody else may read it.
      Path temporary = Files.createTempFile(target.getParent(), PREFIX, SUFFIX);
      move(
          temporary,
          target,
          text,
          Files.getFileAttributeView(target, PosixFileAttributeView.class));
    } else {
      String name = PREFIX + ProcessHandle.current().pid() + SUFFIX;
      move(target.resolveSibling(name), target, text, null);
    }
  }

  private static void move(
      Path temporary, Path target, String text, @Nullable PosixFileAttributeView like)
      throws IOException {
    try {
      Files.writeString(temporary, text);
      if (like != null) {
        Files.setPosixFilePermissions(temporary, like.readAttributes().permissions());
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
