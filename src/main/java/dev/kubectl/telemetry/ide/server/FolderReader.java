package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.document.PositionEncoding;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Manifests of a folder that no editor has open. A folder that somebody opens may be anything, even
 * a home directory, so there is an end to what is read.
 */
final class FolderReader {
  private static final int MOST_FILES = 10_000;
  private static final int MOST_VISITED = 200_000;
  private static final long LARGEST = 1 << 20;
  private static final int DEEPEST = 16;
  private static final Set<String> OTHERS = Set.of("node_modules", "target", "vendor", "build");

  private final PositionEncoding encoding;
  private final Path directory;

  FolderReader(PositionEncoding encoding, Path directory) {
    this.encoding = encoding;
    this.directory = directory;
  }

  /** Whether a file could be a manifest, by its name. */
  static boolean isManifest(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml && !name.startsWith(".");
  }

  /** By URI; what cannot be read is not there. */
  Map<String, WorkspaceFile> read(Path folder) {
    Map<String, WorkspaceFile> files = new LinkedHashMap<>();
    AtomicInteger visited = new AtomicInteger();
    try {
      Files.walkFileTree(
          folder,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
              String name = String.valueOf(entered.getFileName());
              boolean skipped = name.startsWith(".") || OTHERS.contains(name);
              return skipped && !entered.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isManifest(file) && attributes.isRegularFile() && attributes.size() <= LARGEST) {
                file(file).ifPresent(read -> files.put(read.document().uri(), read));
              }
              return files.size() < MOST_FILES && visited.incrementAndGet() < MOST_VISITED
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // The folder went away; what was read until then is still worth something.
    }
    return files;
  }

  /** One file; nothing when it is not there or no text. */
  Optional<WorkspaceFile> file(Path file) {
    return document(file).map(document -> new WorkspaceFile(document, false));
  }

  /** The text on the disk. */
  Optional<TextDocument> document(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String uri = FileUris.uri(file);
      return Optional.of(new TextDocument(uri, FileUris.name(uri, directory), 0, text, encoding));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
