package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.cli.facts.FactsFile;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.Causes;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.Planner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what pipelines turn into: reads manifests, plans, writes the desired state. */
@Command(
    name = "generate",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Show what MetricPipelines turn into; no cluster is needed.",
      "",
      "Examples:",
      "  # All objects for the pipelines of a folder, ready to be applied",
      "  kubectl telemetry generate -f pipelines/ --show-secrets",
      "",
      "  # The gateway's configuration, with the reason for every line",
      "  kubectl telemetry generate -f shop.yaml --component gateway \\",
      "      --only config --explain",
      ""
    },
    customSynopsis = "kubectl telemetry generate (-f FILE|DIR|- | -k DIR)... [OPTIONS]",
    description = {
      "",
      "Prints the configuration of the metric gateway, of the metric agent where an input needs it,"
          + " and every Kubernetes object around them, in the order in which they can be applied.",
      "",
      "Secrets that a pipeline refers to are looked up in the same files. A pipeline that would be"
          + " rejected is reported on standard error and left out; the others are generated.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything was generated",
      " 1:a pipeline was left out; standard error says why",
      " 2:wrong flags or arguments",
      " 3:input could not be read, or has no MetricPipeline",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class GenerateCommand implements Callable<Integer> {
  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--component",
      paramLabel = "gateway|agent|self-monitor|all",
      description = "Which part to show. Default: all.")
  String component = "all";

  @Option(
      names = "--only",
      paramLabel = "config|objects",
      description = "config: just the collectors' configuration. Default: objects.")
  String only = "objects";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "yaml|json",
      description = "Form of the output. Default: yaml.")
  String format = "yaml";

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Write one file an object and a kustomization.yaml instead of printing.")
  @Nullable Path outputDirectory;

  @Mixin FactsOptions facts = new FactsOptions();

  @Option(names = "--print-facts", description = "Print a commented facts file with the defaults.")
  boolean printFacts;

  @Option(
      names = "--distribution",
      paramLabel = "kyma|upstream",
      description = {
        "kyma: Kyma's build of the collector. upstream: the plain contrib build. Default: kyma."
      })
  Distribution distribution = Distribution.KYMA;

  @Option(
      names = "--show-secrets",
      description = "Print the values of Secrets instead of " + Redaction.MARK + ".")
  boolean showSecrets;

  @Option(
      names = "--placeholder-secrets",
      description = "Use placeholders for Secrets that are not among the files.")
  boolean placeholders;

  @Option(
      names = "--explain",
      description = {
        "Say for each line which field or which rule caused it; for reading, not for applying."
      })
  boolean explain;

  private final Console console;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (printFacts) {
      console.out().print(FactsFile.commented());
      return ExitCode.OK;
    }
    GeneratedOutput.Form form =
        GeneratedOutput.Form.of(component, only, format, explain, showSecrets);
    if (input.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "nothing to read: name a file or directory with -f, or a kustomization with -k",
          "kubectl telemetry generate --help begins with two examples");
    }
    Facts known = facts.read(console);
    ManifestSet manifests = ManifestSet.of(input.read(System.in));
    Report report = new Report(console, manifests);
    report.reading();
    Observation observation = new Observation(manifests, known, distribution, placeholders);
    DesiredState desired = Planner.plan(observation.state());
    report.verdicts(desired);
    GeneratedOutput output =
        new GeneratedOutput(form, desired, new Causes(manifests, known.namespace()));
    if (outputDirectory == null) {
      output.print(console.out());
    } else {
      output.write(outputDirectory, console);
    }
    report.notes(output.notes());
    return report.exitCode();
  }
}
