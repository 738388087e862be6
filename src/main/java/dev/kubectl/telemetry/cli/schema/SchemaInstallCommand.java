package dev.kubectl.telemetry.cli.schema;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.FileReplacement;
import dev.kubectl.telemetry.ide.schema.EditorSchema;
import dev.kubectl.telemetry.ide.schema.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code schema install}: puts the schema into a project and tells an editor of it. */
@Command(
    name = "install",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Put the schema into a folder and have an editor use it there.",
      "",
      "Examples:",
      "  # In this folder",
      "  kubectl telemetry schema install --for vscode",
      "",
      "  # What would be written",
      "  kubectl telemetry schema install --for helix --dry-run",
      "",
      "  # For files with other names",
      "  kubectl telemetry schema install --for intellij --files 'pipelines/*.yaml'",
      ""
    },
    customSynopsis = "kubectl telemetry schema install --for EDITOR [OPTIONS]",
    description = {
      "",
      "Writes "
          + EditorSchema.FILE_NAME
          + " and one file of settings, and says what it wrote. A"
          + " file of settings that is there is added to where that is safe, with its comments and"
          + " order kept; otherwise it stays, and what belongs into it is printed.",
      "",
      "A manifest that begins with the comment of scaffold --modeline needs no settings in editors"
          + " with yaml-language-server, only the schema.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:written, or there already",
      " 1:the settings have to be put in by hand; they are printed",
      " 2:wrong flags or arguments",
      " 3:a file could not be written, or is not ours",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class SchemaInstallCommand implements Callable<Integer> {
  private static final String MARK = "\"$id\": \"https://cli.kubectl-telemetry.dev/";

  @ParentCommand private @Nullable SchemaCommand parent;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "vscode|intellij|neovim|helix",
      converter = Words.Editors.class,
      completionCandidates = Words.Editors.class,
      description = "The editor.")
  private @Nullable SettingsFile editor;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder that the editor opens. Default: the current one.")
  private Path directory = Path.of("");

  @Option(
      names = "--files",
      split = ",",
      paramLabel = "PATTERN",
      description = "Which files hold pipelines. Default: ${DEFAULT-VALUE}.",
      defaultValue = "*metricpipeline*.yaml,*metricpipeline*.yml")
  private List<String> patterns = List.of();

  @Option(
      names = {"--dry-run", "--print"},
      description = "Print the settings, write nothing.")
  private boolean print;

  @Override
  public Integer call() {
    SettingsFile settings = Objects.requireNonNull(editor, "editor is null");
    Console console = Objects.requireNonNull(parent, "parent is null").console();
    Path file = directory.resolve(settings.path());
    Path schema = directory.resolve(EditorSchema.FILE_NAME);
    SettingsFile.Merged merged =
        Files.exists(file)
            ? settings.mergedInto(read(file), patterns)
            : new SettingsFile.Merged.Text(settings.text(patterns));
    if (print) {
      console
          .err()
          .println("# " + Console.safe(schema.toString()) + ": as kubectl telemetry schema");
      console.err().println("# " + Console.safe(file.toString()) + ":");
      console.out().print(shown(merged, settings));
      return ExitCode.OK;
    }
    if (!Files.isDirectory(directory.toAbsolutePath())) {
      throw new CommandFailure(ExitCode.INPUT, directory + " is no directory", null);
    }
    writeSchema(schema, console);
    return switch (merged) {
      case SettingsFile.Merged.Text(String text) -> {
        write(file, text);
        console.err().println("wrote " + Console.safe(file.toString()));
        if (settings == SettingsFile.NEOVIM) {
          console.err().println("Neovim reads it when the option exrc is set and you trust it.");
        }
        yield ExitCode.OK;
      }
      case SettingsFile.Merged.AlreadyThere() -> {
        console.err().println(Console.safe(file.toString()) + " names the schema already");
        yield ExitCode.OK;
      }
      case SettingsFile.Merged.ByHand() -> {
        console.err().println(Console.safe(file.toString()) + " stays as it is; put this into it:");
        console.out().print(settings.text(patterns));
        yield ExitCode.FINDING;
      }
    };
  }

  private String shown(SettingsFile.Merged merged, SettingsFile settings) {
    return switch (merged) {
      case SettingsFile.Merged.Text(String text) -> text;
      case SettingsFile.Merged.AlreadyThere(), SettingsFile.Merged.ByHand() ->
          settings.text(patterns);
    };
  }

  /** A schema of ours is brought up to date; a file of somebody else's with its name stays. */
  private static void writeSchema(Path file, Console console) {
    String text = EditorSchema.text();
    String before = Files.exists(file) ? read(file) : "";
    if (before.equals(text)) {
      return;
    }
    if (!before.isEmpty() && !before.contains(MARK)) {
      throw new CommandFailure(
          ExitCode.INPUT,
          file + " is there and is not a schema of kubectl-telemetry",
          "move it away, or name another folder with --dir");
    }
    write(file, text);
    console
        .err()
        .println((before.isEmpty() ? "wrote " : "updated ") + Console.safe(file.toString()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, file + " cannot be read as UTF-8 text", null);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileReplacement.write(file, text);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          file + " cannot be written: " + e.getClass().getSimpleName().replace("Exception", ""),
          null);
    }
  }
}
