package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes.
   *
   * @param file need not exist; its directory must
   * @throws IOException when nothing was changed
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A device or a pipe, such as /dev/stdout, is written to, never replaced.
      Files.write(target, content);
      return;
    }
    if (Files.exists(target)) {
      if (!Files.isWritable(target)) {
        // A rename would get around what its owner decided.
        throw new AccessDeniedException(file.toString());
      }
      // Until it has the file's own permissions, nobody else may read it.
      Path temporary = Files.createTempFile(target.getParent(), PREFIX, SUFFIX);
      move(
          temporary,
          target,
          content,
          Files.getFileAttributeView(target, PosixFileAttributeView.class));
    } else {
      String name = PREFIX + ProcessHandle.current().pid() + SUFFIX;
      move(target.resolveSibling(name), target, content, null);
    }
  }

  private static void move(
      Path temporary, Path target, byte[] content, @Nullable PosixFileAttributeView like)
      throws IOException {
    try {
      Files.write(temporary, content);
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
