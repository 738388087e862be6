package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits until manifests change. The file system wakes it where it can; besides, it looks every
 * second, for network drives and systems that report nothing.
 */
final class FileWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;

  /**
   * Editors write a file in several steps: only when it was quiet for so long, a change is over.
   */
  private static final long QUIET_MILLIS = 200;

  private final List<Path> roots;
  private final boolean recursive;
  private final @Nullable WatchService service;
  private final Set<Path> registered = new HashSet<>();
  private Map<Path, Stamp> known;

  /** What differs when a file was written. */
  private record Stamp(FileTime modified, long size) {}

  FileWatch(List<Path> roots, boolean recursive) {
    this.roots = List.copyOf(roots);
    this.recursive = recursive;
    this.service = service();
    this.known = look();
  }

  private static @Nullable WatchService service() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Returns when a file has been written, added or removed since the last return. */
  void awaitChange() throws InterruptedException {
    while (look().equals(known)) {
      pause(LOOK_MILLIS);
    }
    Map<Path, Stamp> before;
    Map<Path, Stamp> now = look();
    do {
      before = now;
      TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
      now = look();
    } while (!now.equals(before));
    known = now;
  }

  private void pause(long millis) throws InterruptedException {
    if (service == null) {
      TimeUnit.MILLISECONDS.sleep(millis);
      return;
    }
    WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> files = new HashMap<>();
    for (Path root : roots) {
      Path directory = Files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
      if (directory != null) {
        register(directory);
      }
      try (Stream<Path> found = Files.walk(root, recursive ? Integer.MAX_VALUE : 1)) {
        found.forEach(path -> add(path, files));
      } catch (IOException | UncheckedIOException e) {
        // What cannot be read now may be readable the next time; the report says so.
        files.remove(root);
      }
    }
    return files;
  }

  private void add(Path path, Map<Path, Stamp> files) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        register(path);
      } else if (isManifest(path)) {
        files.put(path, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      }
    } catch (IOException e) {
      files.remove(path);
    }
  }

  private boolean isManifest(Path path) {
    String name = path.toString();
    return roots.contains(path)
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json");
  }

  private void register(Path directory) {
    if (service != null && registered.add(directory)) {
      try {
        directory.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      } catch (IOException e) {
        // Then looking every second has to do.
        registered.remove(directory);
      }
    }
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        // The process ends, and the watch with it.
        registered.clear();
      }
    }
  }
}
