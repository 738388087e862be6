package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that names stand for at a commit, read from git's own store: nothing is checked out, no
 * file in the work tree is touched.
 *
 * <p>Names mean what they mean in {@link ManifestFiles}: a file whatever it is called, of a
 * directory the manifests in it. What did not exist at the commit is no file at all.
 */
final class GitFiles {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final int LARGEST = 10 << 20;
  private static final byte[] NOTHING = {};

  private final String ref;
  private final Path top;
  private final TreeMap<String, String> blobs = new TreeMap<>();

  private GitFiles(String ref, Path top) {
    this.ref = ref;
    this.top = top;
  }

  static ManifestFiles.Found read(List<String> names, boolean recursive, String ref) {
    Path top = Path.of(text(run(null, NOTHING, "rev-parse", "--show-toplevel")).strip());
    String commit =
        text(run(
                top,
                NOTHING,
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                ref + "^{commit}"))
            .strip();
    GitFiles files = new GitFiles(ref, top);
    for (String name : names) {
      if (name.equals("-")) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "standard input has no earlier commit",
            "name files or directories with -f, or another state with --against");
      }
      files.list(commit, name, recursive);
    }
    return new ManifestFiles.Found(files.contents(), List.of());
  }

  private void list(String commit, String name, boolean recursive) {
    String path = inRepository(name);
    byte[] listing =
        run(
            top,
            NOTHING,
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            commit,
            "--",
            path.isEmpty() ? "." : path);
    for (String entry : text(listing).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      // A link's content is the name of another file, which is listed by itself or not meant.
      if (tab < 0 || !entry.startsWith("100")) {
        continue;
      }
      String file = entry.substring(tab + 1);
      if (file.equals(path) || isMeant(file, path, recursive)) {
        blobs.put(shown(name, path, file), entry.substring(0, tab).split(" ", -1)[2]);
      }
    }
  }

  private static boolean isMeant(String file, String directory, boolean recursive) {
    String rest = directory.isEmpty() ? file : file.substring(directory.length() + 1);
    String lower = file.toLowerCase(Locale.ROOT);
    return (recursive || rest.indexOf('/') < 0) && ENDINGS.stream().anyMatch(lower::endsWith);
  }

  private String shown(String name, String path, String file) {
    String rest = file.equals(path) ? "" : file.substring(path.isEmpty() ? 0 : path.length() + 1);
    String place = rest.isEmpty() ? name : Path.of(name).resolve(rest).toString();
    return ref + ":" + place;
  }

  /** The path from the top, with slashes. The file need not be there any more. */
  private String inRepository(String name) {
    try {
      Path path = Path.of(name).toAbsolutePath().normalize();
      Path known = path;
      while (!Files.exists(known) && known.getParent() != null) {
        known = known.getParent();
      }
      Path real = known.toRealPath().resolve(known.relativize(path)).normalize();
      Path realTop = top.toRealPath();
      if (!real.startsWith(realTop)) {
        throw new CommandFailure(
            ExitCode.INPUT, name + " is not in the git repository of the current directory", null);
      }
      return realTop.relativize(real).toString().replace('\\', '/');
    } catch (InvalidPathException | IOException e) {
      throw new CommandFailure(ExitCode.INPUT, name + " is not a path", null);
    }
  }

  /** One process reads all of them. */
  private List<ManifestFiles.Content> contents() {
    String wanted = String.join("\n", blobs.values()) + "\n";
    if (blobs.isEmpty()) {
      return List.of();
    }
    byte[] answer = run(top, wanted.getBytes(StandardCharsets.US_ASCII), "cat-file", "--batch");
    List<ManifestFiles.Content> contents = new ArrayList<>();
    int at = 0;
    for (String name : blobs.keySet()) {
      int line = at;
      while (answer[line] != '\n') {
        line++;
      }
      String header = new String(answer, at, line - at, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
      if (size > LARGEST) {
        throw new CommandFailure(
            ExitCode.INPUT, name + " is larger than 10 MiB, which no manifest is", null);
      }
      byte[] bytes = new byte[size];
      System.arraycopy(answer, line + 1, bytes, 0, size);
      contents.add(new ManifestFiles.Content(name, bytes));
      at = line + 1 + size + 1;
    }
    return contents;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] run(@Nullable Path directory, byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    if (directory != null) {
      command.addAll(List.of("-C", directory.toString()));
    }
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Thread writer = Thread.ofVirtual().start(() -> write(git, input));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream out = git.getInputStream()) {
        out.transferTo(answer);
      }
      writer.join();
      if (git.waitFor() == 0) {
        return answer.toByteArray();
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, "git could not be started", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new CommandFailure(
        ExitCode.INPUT,
        directory == null
            ? "the current directory is in no git repository"
            : "git does not know this commit, branch or tag",
        "--against git:REF reads the same files at REF, such as git:main");
  }

  private static void write(Process git, byte[] input) {
    try (var in = git.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // git ended before it read everything; its exit code tells.
    }
  }
}
