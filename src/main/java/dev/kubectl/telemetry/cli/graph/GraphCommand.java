package dev.kubectl.telemetry.cli.graph;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.FactsOptions;
import dev.kubectl.telemetry.cli.InputOptions;
import dev.kubectl.telemetry.cli.Observation;
import dev.kubectl.telemetry.cli.Report;
import dev.kubectl.telemetry.cli.TerminalWidth;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.Level;
import dev.kubectl.telemetry.graph.draw.DotDrawing;
import dev.kubectl.telemetry.graph.draw.FlowPage;
import dev.kubectl.telemetry.graph.draw.MermaidDrawing;
import dev.kubectl.telemetry.graph.draw.SvgDrawing;
import dev.kubectl.telemetry.graph.draw.TextDrawing;
import dev.kubectl.telemetry.graph.draw.TextForm;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graph}: draws the way of the data, and says what each step does with it. */
@Command(
    name = "graph",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Draw which way metrics go and what each step does; no cluster is needed.",
      "",
      "Examples:",
      "  # From the inputs to the backend, in the terminal",
      "  kubectl telemetry graph -f pipelines/",
      "",
      "  # One of the pipelines, as a page for a browser",
      "  kubectl telemetry graph -f pipelines/ -o html shop > shop.html",
      "",
      "  # Every receiver, processor and exporter, for a README on GitHub",
      "  kubectl telemetry graph -f shop.yaml --level components -o mermaid",
      ""
    },
    customSynopsis = "kubectl telemetry graph (-f PATH|- | -k DIR)... [OPTIONS] [PIPELINE...]",
    description = {
      "",
      "Inputs, gateway and agent, enrichment, the steps of each pipeline, its backend. Values of"
          + " Secrets are neither needed nor shown: only where they are.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything was drawn",
      " 1:a pipeline has no data flow; it is drawn with the reason",
      " 2:wrong flags or arguments, or no such pipeline",
      " 3:input could not be read, or has no MetricPipeline",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class GraphCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PIPELINE", description = "Names of pipelines to draw. Default: all.")
  List<String> pipelines = new ArrayList<>();

  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|mermaid|dot|svg|html",
      description = "Form of the drawing. Default: text.")
  GraphForm form = GraphForm.TEXT;

  @Option(
      names = "--level",
      paramLabel = "resource|components",
      description = {
        "resource: what the fields of a pipeline stand for. components: the parts of the generated"
            + " configuration. Default: resource."
      })
  Level level = Level.RESOURCE;

  @Option(
      names = "--lines",
      paramLabel = "auto|unicode|ascii",
      description = "What lines in text are drawn with. Default: as the locale has it.")
  LineStyle lines = LineStyle.AUTO;

  @Mixin FactsOptions facts = new FactsOptions();

  @Option(
      names = "--distribution",
      paramLabel = "kyma|upstream",
      description = "Build of the collector. Default: kyma.")
  Distribution distribution = Distribution.KYMA;

  private final Console console;
  private final InputStream standardInput;

  public GraphCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    if (input.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "nothing to read: name a file or directory with -f, or a kustomization with -k",
          "kubectl telemetry graph --help begins with three examples");
    }
    ManifestSet manifests = ManifestSet.of(input.read(standardInput));
    Report report = new Report(console, manifests);
    report.reading();
    ObservedState state =
        new Observation(manifests, facts.read(console), distribution, true).state();
    DesiredState desired = Planner.plan(state);
    report.verdicts(desired);
    console.out().print(drawing(chosen(level.flow(state, desired))));
    return report.exitCode();
  }

  private DataFlow chosen(DataFlow flow) {
    Set<String> known = flow.pipelines();
    for (String name : pipelines) {
      if (!known.contains(name)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "there is no MetricPipeline named " + name + " among the files",
            known.isEmpty() ? null : "there are " + String.join(", ", known));
      }
    }
    return pipelines.isEmpty() ? flow : flow.only(new LinkedHashSet<>(pipelines));
  }

  private String drawing(DataFlow flow) {
    return switch (form) {
      case TEXT -> TextDrawing.of(flow, textForm());
      case MERMAID -> MermaidDrawing.of(flow);
      case DOT -> DotDrawing.of(flow);
      case SVG -> SvgDrawing.of(flow);
      case HTML -> FlowPage.of(flow);
    };
  }

  private TextForm textForm() {
    int width = TerminalWidth.of(console);
    return new TextForm(
        console.colour(), width == 0 ? TextForm.PAGE : width, lines.unicode(System.getenv()));
  }
}
