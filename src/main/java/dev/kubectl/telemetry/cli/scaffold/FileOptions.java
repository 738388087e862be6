package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.scaffold.Companion;
import dev.kubectl.telemetry.scaffold.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written, and where to. */
final class FileOptions {
  /** The name under which an editor finds the schema that our own command prints. */
  private static final String SCHEMA = "metricpipeline.schema.json";

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      description = "Write files; a name that ends in .yaml is a file. Default: standard output.")
  @Nullable Path out;

  @Option(names = "--force", description = "Overwrite files, and write what lint warns about.")
  boolean force;

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "kustomize|argocd|flux",
      description = "Write the files that these tools want beside the manifest, too.")
  List<Companion> companions = new ArrayList<>();

  @Option(
      names = "--modeline",
      arity = "0..1",
      fallbackValue = SCHEMA,
      paramLabel = "SCHEMA",
      description =
          "Begin with the comment that gives the YAML language server a schema: a URL or a file."
              + " Default: "
              + SCHEMA
              + ".")
  String modeline = "";

  /** Where the files of a pipeline go. */
  Layout layout(String name) {
    Path target = out;
    if (target == null) {
      if (!companions.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE, "--with writes several files", "say where: --out DIR");
      }
      return new Layout(Layout.STANDARD_OUTPUT, "", Set.of(), modeline);
    }
    boolean file = target.toString().matches("(?i).*\\.ya?ml") && !Files.isDirectory(target);
    Path directory = file ? target.getParent() : target;
    return new Layout(
        file ? String.valueOf(target.getFileName()) : name + ".yaml",
        directory == null ? "" : directory.toString(),
        Set.copyOf(companions),
        modeline);
  }
}
