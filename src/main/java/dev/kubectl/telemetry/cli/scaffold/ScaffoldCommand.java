package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.scaffold.Answers;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Layout;
import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Scaffold;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scaffold}: a new pipeline from flags, or from the wizard. */
@Command(
    name = "scaffold",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Write the manifest of a new MetricPipeline.",
      "",
      "Examples:",
      "  # Answer questions",
      "  kubectl telemetry scaffold",
      "",
      "  # Metrics of two namespaces to Dynatrace, without user addresses",
      "  kubectl telemetry scaffold shop --backend dynatrace \\",
      "      --endpoint https://abc12345.live.dynatrace.com/api \\",
      "      --namespaces include=shop,billing \\",
      "      --transform redact-attribute=user.email --out shop.yaml",
      "",
      "  # A folder that Argo CD can take",
      "  kubectl telemetry scaffold shop --endpoint https://otel.example.com:4317 \\",
      "      --auth mtls --with argocd --out pipelines/shop",
      ""
    },
    customSynopsis = "kubectl telemetry scaffold NAME [OPTIONS]",
    description = {
      "",
      "What is written passes lint. It never holds the value of a Secret: the command that makes"
          + " the Secret is printed instead. In a terminal, what is missing is asked for.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:written",
      " 2:wrong flags, something is missing, or a file exists",
      " 3:a file could not be written",
      " 4:--from-cluster: no cluster answered",
      "70:a bug in kubectl-telemetry; the details go to a file",
      "130:ended with Ctrl-C; nothing was written"
    },
    footer = "")
public final class ScaffoldCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name of the pipeline.")
  private String name = "";

  @ArgGroup(validate = false, order = 1, heading = "%nData:%n")
  private AnswerOptions.Data data = new AnswerOptions.Data();

  @ArgGroup(validate = false, order = 2, heading = "%nBackend:%n")
  private AnswerOptions.Destination destination = new AnswerOptions.Destination();

  @ArgGroup(validate = false, order = 3, heading = "%nFiles:%n")
  private FileOptions files = new FileOptions();

  @ArgGroup(validate = false, order = 4, heading = "%nCatalogues:%n")
  private Reading reading = new Reading();

  /** Reading instead of writing. */
  static final class Reading {
    @Option(names = "--list-recipes", description = "Show all filters and transforms.")
    boolean recipes;

    @Option(names = "--list-backends", description = "Show what is known about backends.")
    boolean backends;
  }

  public ScaffoldCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (reading.recipes || reading.backends) {
      console.out().print(reading.recipes ? Catalogues.recipes(console) : "");
      console.out().print(reading.backends ? Catalogues.backends(console) : "");
      return ExitCode.OK;
    }
    write(answers(AnswerOptions.draft(name, data, destination)));
    return ExitCode.OK;
  }

  private static Answers answers(Draft draft) {
    return switch (DraftReader.read(draft)) {
      case DraftReader.Result.Complete(Answers answers) -> answers;
      case DraftReader.Result.Incomplete(List<Problem> problems) -> throw failure(problems);
    };
  }

  /** All problems at once; the hint is that of the first. */
  private static CommandFailure failure(List<Problem> problems) {
    Problem first = problems.getFirst();
    String text = problems.stream().map(Problem::message).collect(Collectors.joining("\n       "));
    return new CommandFailure(ExitCode.USAGE, text, hint(first));
  }

  private static @Nullable String hint(Problem problem) {
    return problem.hint();
  }

  private void write(Answers answers) {
    Layout layout = files.layout(answers.name());
    Scaffold scaffold = Scaffold.of(answers, layout, clock.instant());
    check(scaffold.findings());
    if (layout.isStandardOutput()) {
      scaffold.files().values().forEach(console.out()::print);
      console.out().flush();
    } else {
      Map<Path, String> texts = new LinkedHashMap<>();
      scaffold.files().forEach((file, text) -> texts.put(Path.of(layout.path(file)), text));
      NewFiles.write(texts, files.force);
      texts.keySet().forEach(file -> console.err().println("wrote " + file));
    }
    report(scaffold, layout, answers.name());
  }

  /** Nothing that lint has something against is written without being told so twice. */
  private void check(List<LintFinding> findings) {
    List<LintFinding> objections =
        findings.stream()
            .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
            .filter(finding -> finding.severity() == Severity.ERROR || !files.force)
            .toList();
    if (objections.isEmpty()) {
      return;
    }
    LintFinding first = objections.getFirst();
    String text =
        objections.stream().map(LintFinding::message).collect(Collectors.joining("\n       "));
    String remedy = first.hint() == null ? "" : first.hint();
    boolean forced = objections.stream().allMatch(f -> f.severity() == Severity.WARNING);
    throw new CommandFailure(
        ExitCode.USAGE,
        text,
        remedy + (forced ? (remedy.isEmpty() ? "" : "; ") + "--force writes it all the same" : ""));
  }

  private void report(Scaffold scaffold, Layout layout, String pipeline) {
    for (String note : scaffold.notes()) {
      console.err().println(console.blue("note") + ": " + Console.safe(note));
    }
    console.err().println();
    console
        .err()
        .println(
            console.bold("Next")
                + (layout.isStandardOutput()
                    ? ", when this is saved as " + layout.manifestPath(pipeline) + ":"
                    : ":"));
    for (String step : scaffold.steps()) {
      console.err().println("  " + Console.safe(step).replace("\n", "\n  "));
    }
  }
}
