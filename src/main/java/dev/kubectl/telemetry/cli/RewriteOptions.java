package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which manifests a command writes anew, and whether to files. */
public final class RewriteOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, directories, or - for standard input, as with -f.")
  private List<String> paths = new ArrayList<>();

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = {"-w", "--write"},
      description = "Change the files instead of printing them; say which.")
  public boolean write;

  @Option(names = "--diff", description = "Print the changes as a patch, write nothing.")
  public boolean diff;

  /**
   * Reads what was named.
   *
   * @param command whose help page is referred to when nothing was
   * @param alternative another option that was given and, like {@code --diff}, writes nothing;
   *     empty for none
   */
  public ManifestFiles.Found read(String command, String alternative, InputStream standardInput) {
    input.filenames.addAll(paths);
    input.checkSomeAreNamed(command);
    String unwritten = diff ? "--diff" : alternative;
    if (write && !unwritten.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, unwritten + " writes nothing, so it does not go with --write", null);
    }
    if (write) {
      input.checkAllAreFiles();
    }
    return input.read(standardInput);
  }
}
