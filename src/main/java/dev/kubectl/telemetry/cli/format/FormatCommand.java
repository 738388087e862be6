package dev.kubectl.telemetry.cli.format;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.DiagnosticPrinter;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.RewriteOptions;
import dev.kubectl.telemetry.cli.RewrittenFile;
import dev.kubectl.telemetry.format.FormattedText;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fmt}: formats the OTTL in manifests. */
@Command(
    name = "fmt",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Format the OTTL in manifests, keeping comments, order and the style of the YAML.",
      "",
      "Examples:",
      "  # Change the files of a folder and of the folders in it",
      "  kubectl telemetry fmt -R -w pipelines/",
      "",
      "  # In CI: fail when a file is not formatted, and show why",
      "  kubectl telemetry fmt -R --check --diff pipelines/",
      "",
      "  # As a filter",
      "  kubectl telemetry fmt - < shop.yaml",
      ""
    },
    customSynopsis = "kubectl telemetry fmt (-f FILE|DIR|- | FILE|DIR|-)... [OPTIONS]",
    description = {
      "",
      "Prints what was read with its statements and conditions formatted; with -w, changes the"
          + " files instead. One blank goes around operators and behind commas, none inside"
          + " brackets. In a block scalar (| or >) a text of up to 100 columns becomes one line, and"
          + " a longer one is broken before where, and, or; other scalars keep their lines. All"
          + " else in the files stays as it is, to the byte.",
      "",
      "Nothing is read differently afterwards, and formatting again changes nothing. A file whose"
          + " YAML or OTTL is broken is left alone and reported; lint says more about it.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:formatted, or nothing to format",
      " 1:with --check or --diff: something is not formatted",
      " 2:wrong flags or arguments",
      " 3:a file could not be read or written, or is broken",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class FormatCommand implements Callable<Integer> {
  @Mixin private RewriteOptions options = new RewriteOptions();

  @Option(names = "--check", description = "Name the files that are not formatted, write nothing.")
  private boolean check;

  private final Console console;
  private final InputStream standardInput;

  /** One file, and what became of it. */
  private record Formatted(RewrittenFile file, YamlFile read, FormattedText result) {}

  public FormatCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    ManifestFiles.Found found = options.read("fmt", check ? "--check" : "", standardInput);
    List<Formatted> files = found.contents().stream().map(FormatCommand::formatted).toList();
    DiagnosticPrinter printer =
        new DiagnosticPrinter(console, files.stream().map(file -> file.read().source()).toList());
    printer.print(found.diagnostics());
    files.forEach(file -> printer.print(file.result().diagnostics()));
    List<RewrittenFile> changed =
        files.stream().map(Formatted::file).filter(RewrittenFile::isChanged).toList();
    if (options.diff) {
      changed.forEach(file -> file.printDifference(console));
    } else if (check) {
      changed.forEach(file -> console.out().println(Console.safe(file.content().name())));
    } else if (options.write) {
      changed.forEach(this::rewrite);
    } else {
      RewrittenFile.printAll(files.stream().map(Formatted::file).toList(), console);
    }
    int broken = (int) files.stream().filter(f -> !f.result().diagnostics().isEmpty()).count();
    summarize(changed.size(), files.size() - changed.size() - broken, broken);
    if (broken > 0 || !found.diagnostics().isEmpty()) {
      return ExitCode.INPUT;
    }
    return (check || options.diff) && !changed.isEmpty() ? ExitCode.FINDING : ExitCode.OK;
  }

  private static Formatted formatted(ManifestFiles.Content content) {
    YamlFile read = YamlReader.read(content.name(), content.bytes());
    FormattedText result = FormattedText.of(read);
    return new Formatted(
        new RewrittenFile(content, read.source().text(), result.text()), read, result);
  }

  private void rewrite(RewrittenFile file) {
    file.write();
    console.err().println("formatted " + Console.safe(file.content().name()));
  }

  /** Whoever reads the formatted text itself is told about broken files only. */
  private void summarize(int changed, int kept, int broken) {
    List<String> parts = new ArrayList<>();
    if ((options.write || check || options.diff) && changed + kept > 0) {
      parts.add(
          changed == 0
              ? files(kept) + " formatted already"
              : files(changed)
                  + (options.write ? " formatted" : " to format")
                  + (kept == 0 ? "" : ", " + kept + " formatted already"));
    }
    if (broken > 0) {
      parts.add(
          files(broken) + " left alone, as " + (broken == 1 ? "it is" : "they are") + " broken");
    }
    if (!parts.isEmpty()) {
      console.err().println(String.join(", ", parts));
    }
  }

  private static String files(int count) {
    return count + (count == 1 ? " file" : " files");
  }
}
