package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.ide.schema.EditorSchema;
import dev.kubectl.telemetry.scaffold.Companion;
import dev.kubectl.telemetry.scaffold.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written, and where to. */
final class FileOptions {
  /** The name under which an editor finds the schema that our own command prints. */
  private static final String SCHEMA = EditorSchema.FILE_NAME;

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
              + " Default: the "
              + SCHEMA
              + " that kubectl telemetry schema install put into the manifest's folder or one"
              + " above.")
  String modeline = "";

  /** Where the files of a pipeline go. */
  Layout layout(String name) {
    Path target = out;
    if (target == null) {
      if (!companions.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE, "--with writes several files", "say where: --out DIR");
      }
      return new Layout(Layout.STANDARD_OUTPUT, "", Set.of(), schema(Path.of("")));
    }
    return layout(name, target);
  }

  /** Where they go for somebody who was asked everything but this. */
  Layout proposed(String name) {
    Path target = out;
    return layout(
        name, target != null ? target : Path.of(companions.isEmpty() ? name + ".yaml" : name));
  }

  /** What decides about this in a command line that says everything. */
  List<String> arguments(Layout layout) {
    List<String> arguments = new ArrayList<>();
    companions.forEach(companion -> {
      arguments.add("--with");
      arguments.add(companion.name().toLowerCase(Locale.ROOT));
    });
    if (!modeline.isEmpty()) {
      arguments.add(modeline.equals(SCHEMA) ? "--modeline" : "--modeline=" + modeline);
    }
    if (!layout.isStandardOutput()) {
      arguments.add("--out");
      arguments.add(companions.isEmpty() ? layout.path(layout.manifest()) : layout.directory());
    }
    return arguments;
  }

  private Layout layout(String name, Path target) {
    boolean file = target.toString().matches("(?i).*\\.ya?ml") && !Files.isDirectory(target);
    Path directory = file ? target.getParent() : target;
    return new Layout(
        file ? String.valueOf(target.getFileName()) : name + ".yaml",
        directory == null ? "" : directory.toString(),
        Set.copyOf(companions),
        schema(directory == null ? Path.of("") : directory));
  }

  /** Relative to the manifest, as the YAML language server reads it. */
  private String schema(Path directory) {
    if (!modeline.equals(SCHEMA)) {
      return modeline;
    }
    Path folder = directory.toAbsolutePath().normalize();
    StringBuilder way = new StringBuilder();
    while (folder != null && !Files.isRegularFile(folder.resolve(SCHEMA))) {
      folder = folder.getParent();
      way.append("../");
    }
    return folder == null ? SCHEMA : way + SCHEMA;
  }
}
