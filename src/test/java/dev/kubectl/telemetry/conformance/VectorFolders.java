package dev.kubectl.telemetry.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of cases. */
final class VectorFolders {
  private VectorFolders() {}

  /** Folders directly below a folder, sorted by name; there must be some. */
  static Stream<Path> in(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      List<Path> folders = children.filter(Files::isDirectory).sorted().toList();
      if (folders.isEmpty()) {
        throw new IllegalArgumentException("no cases in " + parent);
      }
      return folders.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
