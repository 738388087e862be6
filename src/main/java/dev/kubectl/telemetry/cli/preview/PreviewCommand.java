package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.FactsOptions;
import dev.kubectl.telemetry.cli.InputOptions;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.preview.effect.Policy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code preview}: what would change, what that does, and to whom. */
@Command(
    name = "preview",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Show what a change of MetricPipelines would do, before it is applied.",
      "",
      "Examples:",
      "  # These files against the cluster",
      "  kubectl telemetry preview -f pipelines/",
      "",
      "  # These files against the main branch, no cluster needed",
      "  kubectl telemetry preview -f pipelines/ --against git:main",
      "",
      "  # In CI: a comment for the pull request, and no restart unasked",
      "  kubectl telemetry preview -f pipelines/ --against git:origin/main \\",
      "      -o text -o markdown=comment.md --policy restart=deny",
      ""
    },
    customSynopsis = "kubectl telemetry preview (-f FILE|DIR|- | -k DIR)... [OPTIONS]",
    description = {
      "",
      "Compares resources, the generated configuration and objects, and says what the difference"
          + " does: which pods restart, which data starts, stops, changes or may be lost, where"
          + " it goes, what the status will say, and what that means for other pipelines."
          + " Nothing is changed. Values of Secrets are never shown.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:nothing changes; with --policy, nothing that it denies",
      " 1:something changes, or --policy denies it; --detailed-exitcode: any failure",
      " 2:wrong flags or arguments; with --detailed-exitcode, something changes",
      " 3:input could not be read",
      " 4:the cluster did not answer, or refused",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class PreviewCommand implements Callable<Integer> {
  @ArgGroup(validate = false, order = 1, heading = "%nInput:%n")
  private InputOptions input = new InputOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nComparison:%n")
  private ComparisonOptions comparison = new ComparisonOptions();

  @ArgGroup(validate = false, order = 3, heading = "%nAgainst a cluster:%n")
  private ClusterOptions cluster = new ClusterOptions();

  @ArgGroup(validate = false, order = 4, heading = "%nOutput:%n")
  private ResultOptions result = new ResultOptions();

  @ArgGroup(validate = false, order = 9, heading = ConnectionFlags.HEADING)
  private ConnectionFlags connection = new ConnectionFlags();

  @Mixin FactsOptions facts = new FactsOptions();

  private final Console console;
  private final InputStream standardInput;

  public PreviewCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  /** What is compared with what. */
  static final class ComparisonOptions {
    @Option(
        names = "--against",
        paramLabel = "OLD",
        description = {
          "live: the cluster (the default). git:REF: the same files at a commit. FILE or DIR."
              + " nothing: no pipeline at all. distribution:upstream: another collector."
              + " version:1.61.0: another release of the manager."
        })
    @Nullable String against;

    @Option(
        names = "--distribution",
        paramLabel = "kyma|upstream",
        description = "Build of the collector. Default: kyma.")
    Distribution distribution = Distribution.KYMA;

    @Option(
        names = "--require-secrets",
        description = "A Secret that is not among the files is missing, instead of unknown.")
    boolean requireSecrets;

    @Option(
        names = "--nodes",
        paramLabel = "N",
        description = "On how many nodes the agent runs, when no cluster tells.")
    @Nullable Integer nodes;
  }

  /** What is said, and what the exit code means. */
  static final class ResultOptions {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FORM[=FILE]",
        description = {
          "text, diff, json, yaml, markdown or html; may be given several times. Default: text."
        })
    List<String> forms = new ArrayList<>();

    @Option(names = "--full", description = "Cut nothing in text.")
    boolean full;

    @Option(
        names = "--policy",
        paramLabel = "EFFECT=allow|warn|deny,...",
        description = "Effects that fail the command, such as restart=deny,data-loss=warn.")
    List<String> policy = new ArrayList<>();

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description =
            "Save what was decided, with digests of all it was decided from, for"
                + " run-manager --plan. No secret is in it.")
    @Nullable String out;

    @Option(
        names = "--detailed-exitcode",
        description = "As terraform: 0 nothing changes, 2 something does, 1 a failure.")
    boolean detailedExitCode;
  }

  @Override
  public Integer call() {
    return result.detailedExitCode
        ? PreviewExitCode.failuresAsTerraforms(this::preview)
        : preview();
  }

  private int preview() {
    OldState old = OldState.of(comparison.against);
    boolean live = old instanceof OldState.Live;
    cluster.check(live);
    PreviewOutputs outputs = PreviewOutputs.of(result.forms, result.full, console);
    Policy policy = policy();
    Facts known = facts.read(console);
    Comparison compared =
        new Comparison(console, input, standardInput, comparison, cluster, connection, known);
    if (cluster.rbac) {
      console.out().print(compared.roles());
      return ExitCode.OK;
    }
    if (input.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "nothing to read: name a file or directory with -f, or a kustomization with -k",
          "kubectl telemetry preview --help begins with three examples");
    }
    if (result.out != null && !live) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--out needs a cluster: a plan is for the one that it was made from",
          "leave out --against, or say --against live");
    }
    Comparison.Outcome outcome = compared.compare(old);
    outputs.write(outcome.preview(), policy);
    if (result.out != null && outcome.live() != null) {
      console.flush();
      PlanOutput.write(outcome.live(), known.now(), result.out);
    }
    return PreviewExitCode.of(
        outcome.preview(), policy, !result.policy.isEmpty(), result.detailedExitCode);
  }

  private Policy policy() {
    return switch (Policy.read(result.policy)) {
      case Policy.Reading.Read(Policy policy) -> policy;
      case Policy.Reading.Wrong(String problem, String hint) ->
          throw new CommandFailure(ExitCode.USAGE, "--policy: " + problem, hint);
    };
  }
}
