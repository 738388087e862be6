package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which manifests a command works on: the flags of kubectl. */
public final class InputOptions {
  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE|DIR|-",
      description =
          "Manifests: a file, a directory, or - for standard input. May be given several times.")
  public List<String> filenames = new ArrayList<>();

  @Option(
      names = {"-R", "--recursive"},
      description = "Read the sub-directories of directories, too.")
  public boolean recursive;

  @Option(
      names = {"-k", "--kustomize"},
      paramLabel = "DIR",
      description = "A kustomization, built by kubectl kustomize.")
  @Nullable Path kustomization;

  /** Everything that was named, as bytes. */
  public ManifestFiles.Found read(InputStream standardInput) {
    ManifestFiles.Found found = ManifestFiles.read(filenames, recursive, standardInput);
    if (kustomization == null) {
      return found;
    }
    List<ManifestFiles.Content> contents = new ArrayList<>(found.contents());
    contents.add(Kustomize.build(kustomization));
    return new ManifestFiles.Found(contents, found.diagnostics());
  }

  /** Whether any manifest was named at all. */
  public boolean isEmpty() {
    return filenames.isEmpty() && kustomization == null;
  }

  /** Whether a kustomization was named, which stands for files that are not named. */
  public boolean isKustomized() {
    return kustomization != null;
  }

  /**
   * For a command that needs manifests: that some were named.
   *
   * @param command whose help page says how
   */
  public void checkSomeAreNamed(String command) {
    if (isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "nothing to read: name files or directories, or - for standard input",
          "kubectl telemetry " + command + " --help begins with three examples");
    }
  }

  /** For {@code --write}: that files were named, and nothing that is none. */
  public void checkAllAreFiles() {
    if (isKustomized()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "what a kustomization builds is no file that could be changed",
          "name its files with -f");
    }
    if (filenames.contains("-")) {
      throw new CommandFailure(
          ExitCode.USAGE, "standard input is no file that could be changed", "leave --write out");
    }
  }
}
