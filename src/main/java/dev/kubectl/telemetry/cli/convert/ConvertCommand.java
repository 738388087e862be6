package dev.kubectl.telemetry.cli.convert;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.DiagnosticPrinter;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.RewriteOptions;
import dev.kubectl.telemetry.cli.RewrittenFile;
import dev.kubectl.telemetry.lint.fix.ConvertedText;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code convert}: manifests of v1alpha1 to v1beta1. */
@Command(
    name = "convert",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Turn v1alpha1 manifests into v1beta1, keeping comments and order.",
      "",
      "Examples:",
      "  # What would change in a folder and the folders in it",
      "  kubectl telemetry convert -R -f pipelines/ --diff",
      "",
      "  # Change the files",
      "  kubectl telemetry convert -R -f pipelines/ --write",
      "",
      "  # As a filter",
      "  kubectl get metricpipelines.v1alpha1.telemetry.kyma-project.io -o yaml \\",
      "      | kubectl telemetry convert -f -",
      ""
    },
    customSynopsis = "kubectl telemetry convert (-f FILE|DIR|- | FILE|DIR|-)... [OPTIONS]",
    description = {
      "",
      "Converts MetricPipeline and Telemetry; all else in the files stays as it is, to the byte. A"
          + " converted object means to a cluster what the old one means. What cannot be converted"
          + " without changing its meaning is left alone and reported.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:converted, or nothing to convert",
      " 1:something could not be converted; it is reported with its place",
      " 2:wrong flags or arguments",
      " 3:a file could not be read or written",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class ConvertCommand implements Callable<Integer> {
  @Mixin private RewriteOptions options = new RewriteOptions();

  private final Console console;
  private final InputStream standardInput;

  /** One file, and what became of it. */
  private record Converted(RewrittenFile file, YamlFile read, ConvertedText result) {
    boolean isUnreadable() {
      return result.left() == 0 && !result.diagnostics().isEmpty();
    }
  }

  public ConvertCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    ManifestFiles.Found found = options.read("convert", "", standardInput);
    List<Converted> files = found.contents().stream().map(ConvertCommand::converted).toList();
    DiagnosticPrinter printer =
        new DiagnosticPrinter(console, files.stream().map(file -> file.read().source()).toList());
    printer.print(found.diagnostics());
    files.forEach(file -> printer.print(file.result().diagnostics()));
    List<RewrittenFile> texts = files.stream().map(Converted::file).toList();
    if (options.diff) {
      texts.forEach(file -> file.printDifference(console));
    } else if (options.write) {
      texts.stream().filter(RewrittenFile::isChanged).forEach(this::rewrite);
    } else {
      RewrittenFile.printAll(texts, console);
    }
    summarize(files);
    if (!found.diagnostics().isEmpty() || files.stream().anyMatch(Converted::isUnreadable)) {
      return ExitCode.INPUT;
    }
    return files.stream().anyMatch(file -> file.result().left() > 0)
        ? ExitCode.FINDING
        : ExitCode.OK;
  }

  private static Converted converted(ManifestFiles.Content content) {
    YamlFile file = YamlReader.read(content.name(), content.bytes());
    ConvertedText result = ConvertedText.of(file);
    return new Converted(
        new RewrittenFile(content, file.source().text(), result.text()), file, result);
  }

  private void rewrite(RewrittenFile file) {
    file.write();
    console.err().println("converted " + Console.safe(file.content().name()));
  }

  private void summarize(List<Converted> files) {
    int converted = files.stream().mapToInt(file -> file.result().converted()).sum();
    int left = files.stream().mapToInt(file -> file.result().left()).sum();
    String what =
        converted == 0 && left == 0
            ? "nothing here is of v1alpha1"
            : objects(converted)
                + (options.diff ? " would be converted" : " converted")
                + (left == 0 ? "" : ", " + left + " left as " + (left == 1 ? "it is" : "they are"));
    console.err().println(what);
  }

  private static String objects(int count) {
    return count + (count == 1 ? " object" : " objects");
  }
}
