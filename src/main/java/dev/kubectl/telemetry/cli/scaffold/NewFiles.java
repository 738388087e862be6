package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that come into being whole or not at all. Each is written beside its place first; only when
 * all are, they get their names. None replaces another file unless that is wanted.
 */
final class NewFiles {
  private final boolean overwrite;
  private final Map<Path, Path> written = new LinkedHashMap<>();
  private final List<Path> named = new ArrayList<>();

  private NewFiles(boolean overwrite) {
    this.overwrite = overwrite;
  }

  /** Writes all files, or none. */
  static void write(Map<Path, String> files, boolean overwrite) {
    if (!overwrite) {
      files.keySet().stream().filter(Files::exists).findFirst().ifPresent(NewFiles::refuse);
    }
    NewFiles writer = new NewFiles(overwrite);
    try {
      writer.beside(files);
      writer.name();
    } catch (CommandFailure e) {
      writer.takeBack();
      throw e;
    } catch (IOException e) {
      writer.takeBack();
      throw new CommandFailure(
          ExitCode.INPUT, "cannot write " + e.getMessage() + ": " + kind(e), null);
    }
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "");
  }

  private static void refuse(Path file) {
    throw refusal(file);
  }

  private static CommandFailure refusal(Path file) {
    return new CommandFailure(
        ExitCode.USAGE, file + " exists", "--force overwrites it; nothing was written");
  }

  private void beside(Map<Path, String> files) throws IOException {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path target = file.getKey().toAbsolutePath();
      Path directory = target.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
      Files.deleteIfExists(temporary);
      written.put(file.getKey(), temporary);
      Files.writeString(temporary, file.getValue());
    }
  }

  private void name() throws IOException {
    for (Map.Entry<Path, Path> file : written.entrySet()) {
      Path target = file.getKey();
      if (overwrite) {
        replace(file.getValue(), target);
      } else {
        create(file.getValue(), target);
        named.add(target);
      }
    }
  }

  private static void replace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A second name fails where there is a file meanwhile; a move would replace it. */
  private static void create(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException e) {
      throw refusal(target);
    } catch (UnsupportedOperationException e) {
      Files.move(temporary, target);
    }
  }

  private void takeBack() {
    List<Path> left = new ArrayList<>(named);
    left.addAll(written.values());
    for (Path path : left) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // The failure that led here is the one to tell of.
        continue;
      }
    }
  }
}
