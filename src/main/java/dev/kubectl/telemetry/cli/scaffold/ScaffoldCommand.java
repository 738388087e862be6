package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.scaffold.Answers;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Layout;
import dev.kubectl.telemetry.scaffold.Offers;
import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Scaffold;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.wizard.Delivery;
import dev.kubectl.telemetry.scaffold.wizard.Surroundings;
import dev.kubectl.telemetry.scaffold.wizard.Wizard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scaffold}: a new pipeline from flags, or from the wizard. */
@Command(
    name = "scaffold",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Write the manifest of a new MetricPipeline.",
      "",
      "Examples:",
      "  # Answer questions, with what the cluster has as a choice",
      "  kubectl telemetry scaffold --from-cluster",
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
    customSynopsis = "kubectl telemetry scaffold [NAME] [OPTIONS]",
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

  @Spec @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name of the pipeline.")
  private String name = "";

  @ArgGroup(validate = false, order = 1, heading = "%nData:%n")
  private AnswerOptions.Data data = new AnswerOptions.Data();

  @ArgGroup(validate = false, order = 2, heading = "%nBackend:%n")
  private AnswerOptions.Destination destination = new AnswerOptions.Destination();

  @ArgGroup(validate = false, order = 3, heading = "%nFiles:%n")
  private FileOptions files = new FileOptions();

  @ArgGroup(validate = false, order = 4, heading = "%nHelp with answers:%n")
  private Assistance assistance = new Assistance();

  @ArgGroup(validate = false, order = 5, heading = ConnectionFlags.HEADING)
  private ConnectionFlags connection = new ConnectionFlags();

  /** Where answers come from that flags do not give. */
  static final class Assistance {
    @Option(
        names = {"-i", "--interactive"},
        description = "Ask, even if flags say enough.")
    boolean interactive;

    @Option(
        names = "--from-cluster",
        description = {
          "Look what the cluster has: Istio, workloads that want to be scraped, namespaces, Secrets"
              + " by name. Takes inputs from it that no flag names, and offers the rest."
        })
    boolean fromCluster;

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
    if (assistance.recipes || assistance.backends) {
      console.out().print(assistance.recipes ? Catalogues.recipes(console) : "");
      console.out().print(assistance.backends ? Catalogues.backends(console) : "");
      return ExitCode.OK;
    }
    Draft draft = AnswerOptions.draft(name, data, destination);
    Offers offers = offers();
    DraftReader.Result result = DraftReader.read(draft);
    boolean asks = assistance.interactive || result instanceof DraftReader.Result.Incomplete;
    if (asks && console.isInteractive()) {
      return ask(draft, offers);
    }
    if (assistance.interactive) {
      throw new CommandFailure(
          ExitCode.USAGE, "there is no terminal to ask in", "leave out --interactive");
    }
    switch (result) {
      case DraftReader.Result.Complete _ -> writeUnasked(draft, offers);
      case DraftReader.Result.Incomplete(List<Problem> problems) -> {
        if (offers.wereAsked()) {
          console.err().println(ClusterOffers.text(offers, console));
        }
        throw failure(problems);
      }
    }
    return ExitCode.OK;
  }

  private Offers offers() {
    if (!assistance.fromCluster) {
      return Offers.NONE;
    }
    try (Connection cluster = connection.open()) {
      return ClusterOffers.of(cluster);
    }
  }

  private int ask(Draft draft, Offers offers) {
    Set<Topic> given = EnumSet.noneOf(Topic.class);
    given.addAll(draft.said().keySet());
    if (assistance.interactive && DraftReader.read(draft) instanceof DraftReader.Result.Complete) {
      given.clear();
    }
    Wizard start =
        Wizard.start(draft, new Surroundings(given, offers, this::target, clock.instant()));
    switch (WizardTerminal.run(start, console.colour())) {
      case Wizard.Agreed(Draft agreed, Delivery delivery) -> deliver(agreed, delivery);
      case Wizard.Cancelled _, Wizard.Asking _ -> {
        console.err().println("nothing was written");
        return ExitCode.INTERRUPTED;
      }
    }
    return ExitCode.OK;
  }

  private Surroundings.Target target(String pipeline) {
    Layout layout = files.proposed(pipeline);
    return new Surroundings.Target(
        layout.path(layout.manifest()),
        layout.files().stream().anyMatch(file -> Files.exists(Path.of(layout.path(file)))),
        files.out != null || !layout.companions().isEmpty());
  }

  /** What lint has against it was shown before it was agreed to. */
  private void deliver(Draft draft, Delivery delivery) {
    Answers answers = answers(draft);
    Layout proposed = files.proposed(answers.name());
    Layout layout = delivery == Delivery.PRINT ? proposed.printed() : proposed;
    Scaffold scaffold = Scaffold.of(answers, layout, clock.instant());
    ScaffoldOutput output = output(layout);
    boolean forced = delivery == Delivery.OVERWRITE;
    output.write(scaffold, forced);
    output.report(scaffold, answers.name());
    List<String> words = new ArrayList<>(List.of("kubectl", "telemetry", "scaffold"));
    words.addAll(draft.arguments());
    words.addAll(files.arguments(layout));
    if (forced || LintObjections.isWarnedOf(scaffold.findings())) {
      words.add("--force");
    }
    console.err().println();
    console.err().println(console.bold("The same without questions:"));
    console.err().println("  " + Console.safe(ShellWords.joined(words)));
  }

  private void writeUnasked(Draft draft, Offers offers) {
    boolean chosen = offers.wereAsked() && !draft.has(Topic.INPUT);
    Answers answers = answers(chosen ? draft.with(Topic.INPUT, offers.inputs()) : draft);
    Layout layout = files.layout(answers.name());
    Scaffold scaffold = Scaffold.of(answers, layout, clock.instant());
    LintObjections.check(scaffold.findings(), files.force);
    ScaffoldOutput output = output(layout);
    output.write(scaffold, files.force);
    if (chosen) {
      output.note(
          "inputs " + String.join(", ", offers.inputs()) + ", as " + offers.source() + " has it");
    }
    if (offers.pipelines().contains(answers.name())) {
      output.note(offers.source() + " has a MetricPipeline " + answers.name() + " already");
    }
    offers.unread().forEach(output::note);
    output.report(scaffold, answers.name());
  }

  private ScaffoldOutput output(Layout layout) {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    return new ScaffoldOutput(console, layout, root.subcommands().keySet());
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
    return new CommandFailure(ExitCode.USAGE, text, first.hint());
  }
}
