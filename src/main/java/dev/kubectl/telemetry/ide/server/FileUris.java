package dev.kubectl.telemetry.ide.server;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Files and their URIs, which every editor escapes in a way of its own. */
final class FileUris {
  private FileUris() {}

  /** The file that a URI names; nothing for other schemes, such as that of an unsaved text. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equalsIgnoreCase(parsed.getScheme())
          ? Optional.of(Path.of(parsed).normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  static String uri(Path path) {
    return path.toUri().toString();
  }

  /** One spelling for all spellings of the same file. */
  static String canonical(String uri) {
    return path(uri).map(FileUris::uri).orElse(uri);
  }

  /** How messages call a file: relative to a directory when it is below it. */
  static String name(String uri, Path directory) {
    Optional<Path> path = path(uri);
    if (path.isEmpty()) {
      return uri;
    }
    Path base = directory.toAbsolutePath().normalize();
    return path.get().startsWith(base)
        ? base.relativize(path.get()).toString()
        : path.get().toString();
  }
}
