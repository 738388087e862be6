package dev.kubectl.telemetry.manifest;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files a list of names stands for, with their bytes.
 *
 * <p>As {@code kubectl -f} does it: a file is read whatever its name, of a directory the files that
 * end in {@code .yaml}, {@code .yml} or {@code .json} are read, with {@code recursive} those of its
 * sub-directories too. The order is that of the paths, so it does not depend on the file system.
 */
public final class ManifestFiles {
  /** More than this is not read: such a file is no manifest. */
  static final long MAX_BYTES = 10L << 20;

  private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

  /** The content of one file; may hold Secrets, so its text form is its name. */
  public static final class Content {
    private final String name;
    private final byte[] bytes;

    public Content(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes.clone();
    }

    /** As messages show it. */
    public String name() {
      return name;
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /**
     * Whether the bytes hold a word that does not begin inside of another one.
     *
     * @param word letters of ASCII
     */
    public boolean holdsWord(byte[] word) {
      for (int i = 0; i <= bytes.length - word.length; i++) {
        if (bytes[i] == word[0]
            && (i == 0 || !isLetter(bytes[i - 1]))
            && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isLetter(byte c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What was read, and what could not be. */
  public record Found(List<Content> contents, List<Diagnostic> diagnostics) {}

  private final TreeMap<String, Path> paths = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ManifestFiles() {}

  /**
   * Reads everything that the names stand for.
   *
   * @param names files, directories, or {@code -} for standard input
   */
  public static Found read(List<String> names, boolean recursive, InputStream standardInput) {
    ManifestFiles files = new ManifestFiles();
    List<Content> contents = new ArrayList<>();
    for (String name : names) {
      if (name.equals("-")) {
        files.take(
            outcome("<stdin>", () -> standardInput.readNBytes((int) MAX_BYTES + 1)), contents);
      } else {
        files.collect(name, recursive);
      }
    }
    for (Outcome outcome :
        SideBySide.map(
            List.copyOf(files.paths.entrySet()),
            file -> outcome(file.getKey(), () -> bytesOf(file.getValue())))) {
      files.take(outcome, contents);
    }
    return new Found(List.copyOf(contents), List.copyOf(files.diagnostics));
  }

  private static byte[] bytesOf(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes((int) MAX_BYTES + 1);
    }
  }

  private void collect(String name, boolean recursive) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      problem(name, "is not a path: " + e.getReason());
      return;
    }
    if (Files.isDirectory(path)) {
      walk(path, recursive);
    } else if (!Files.exists(path)) {
      problem(name, "no such file or directory");
    } else {
      paths.put(path.toString(), path);
    }
  }

  private void walk(Path directory, boolean recursive) {
    int before = paths.size();
    try {
      Files.walkFileTree(
          directory,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          recursive ? Integer.MAX_VALUE : 1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && hasManifestEnding(file)) {
                paths.put(file.toString(), file);
              } else if (attributes.isSymbolicLink() && hasManifestEnding(file)) {
                problem(file.toString(), "the link leads nowhere, or back to itself");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // A link that leads back to where we are is no loss: its files are visited anyway.
              if (!(e instanceof FileSystemLoopException)) {
                problem(file.toString(), reason(e));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      problem(directory.toString(), reason(e));
    }
    if (paths.size() == before && diagnostics.isEmpty()) {
      problem(
          directory.toString(),
          recursive
              ? "the directory has no .yaml, .yml or .json file"
              : "the directory has no .yaml, .yml or .json file (use -R for its sub-directories)");
    }
  }

  private static boolean hasManifestEnding(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Reads bytes, or fails with what the system says. */
  @FunctionalInterface
  private interface Bytes {
    byte[] read() throws IOException;
  }

  /** What became of reading one file. */
  private sealed interface Outcome {
    record Read(Content content) implements Outcome {}

    record Failed(String name, String why) implements Outcome {}
  }

  private static Outcome outcome(String name, Bytes source) {
    try {
      byte[] bytes = source.read();
      return bytes.length > MAX_BYTES
          ? new Outcome.Failed(name, "is larger than 10 MiB, which no manifest is")
          : new Outcome.Read(new Content(name, bytes));
    } catch (IOException e) {
      return new Outcome.Failed(name, reason(e));
    }
  }

  private void take(Outcome outcome, List<Content> contents) {
    switch (outcome) {
      case Outcome.Read(Content content) -> contents.add(content);
      case Outcome.Failed(String name, String why) -> problem(name, why);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or directory";
      case AccessDeniedException denied -> "permission denied";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private void problem(String name, String message) {
    diagnostics.add(
        new Diagnostic("file-unreadable", Severity.ERROR, name, Span.NONE, message, null));
  }
}
