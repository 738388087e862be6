package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.lint.fix.SafeFixes;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code lint}: says what is wrong with manifests, where, and what a cluster would do with them.
 */
@Command(
    name = "lint",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Say everything that is wrong with MetricPipelines; no cluster is needed.",
      "",
      "Examples:",
      "  # Everything below a folder, with what a cluster would do",
      "  kubectl telemetry lint -R pipelines/",
      "",
      "  # In CI: warnings fail, too, and code scanning gets the findings",
      "  kubectl telemetry lint -R . --fail-on=warning \\",
      "      -o text -o sarif=lint.sarif",
      ""
    },
    customSynopsis = "kubectl telemetry lint [PATH | -f FILE|DIR|- | -k DIR]... [OPTIONS]",
    description = {
      "",
      "Checks schema and admission, OTTL, output, Secrets and certificates, rules across pipelines,"
          + " and what correct pipelines cost. Each finding has its place in the file, the reason,"
          + " a way to mend it, and what a cluster would do with it.",
      "",
      "A comment \"# telemetry-lint: ignore RULE reason=...\" on a line or above it silences a"
          + " finding there.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:no finding of the weight of --fail-on",
      " 1:at least one finding of that weight",
      " 2:wrong flags or arguments",
      " 3:input could not be read, or has no Kubernetes object",
      " 4:--server: no cluster answered",
      "70:a bug in kubectl-telemetry; the details go to a file",
      "130:--watch was ended with Ctrl-C"
    },
    footer = "")
final class LintCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;
  private final InputStream standardInput;

  @Parameters(
      paramLabel = "PATH",
      description = "Files or directories; without any, the current directory.")
  List<String> paths = new ArrayList<>();

  @ArgGroup(validate = false, order = 1, heading = "%nInput:%n")
  InputOptions input = new InputOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nRules:%n")
  LintRuleOptions rules = new LintRuleOptions();

  @ArgGroup(validate = false, order = 3, heading = "%nReports:%n")
  LintRunOptions.Reports reports = new LintRunOptions.Reports();

  @ArgGroup(validate = false, order = 4, heading = "%nMending:%n")
  LintRunOptions.Mending mending = new LintRunOptions.Mending();

  @ArgGroup(validate = false, order = 5, heading = "%nAbout rules:%n")
  LintRunOptions.Reading reading = new LintRunOptions.Reading();

  /** The program that reaches a cluster. */
  String kubectl = "kubectl";

  LintCommand(Console console, Clock clock, InputStream standardInput) {
    this.console = console;
    this.clock = clock;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    if (reading.pages != null) {
      LintRulePages.write(reading.pages);
      return ExitCode.OK;
    }
    String explain = reading.explain;
    if (reading.list || explain != null) {
      Pager.show(console, explain == null ? LintRulePages.list() : LintRulePages.explain(explain));
      return ExitCode.OK;
    }
    if (mending.diff && !mending.fix) {
      throw new CommandFailure(ExitCode.USAGE, "--diff goes with --fix", null);
    }
    LintOutputs targets = LintOutputs.of(reports.forms, console);
    input.filenames.addAll(paths);
    return reports.watch ? watch(targets) : once(targets);
  }

  /** A report for every change; ends when the user ends the process, or a test this thread. */
  private int watch(LintOutputs targets) {
    if (rules.writeBaseline) {
      throw new CommandFailure(ExitCode.USAGE, "--watch does not go with --write-baseline", null);
    }
    DateTimeFormatter form = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    try (FileWatch changes = new FileWatch(LintFiles.watched(input), input.recursive)) {
      while (true) {
        LocalTime time = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        console.err().println("--- " + form.format(time));
        report(targets);
        console.flush();
        changes.awaitChange();
      }
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  /** A file that cannot be read now is no reason to stop watching it. */
  private void report(LintOutputs targets) {
    try {
      once(targets);
    } catch (CommandFailure e) {
      if (e.exitCode() == ExitCode.USAGE) {
        throw e;
      }
      console.err().println(Console.safe(e.text()));
    }
  }

  private int once(LintOutputs targets) {
    long start = System.nanoTime();
    LintInput files = LintFiles.read(input, standardInput);
    LintOptions options = rules.options(clock.instant(), kubectl);
    LintReport report = mending.fix ? fixed(files, options) : Linter.lint(files, options);
    if (report.statistics().objects() == 0 && report.findings().isEmpty()) {
      throw new CommandFailure(
          ExitCode.INPUT,
          "nothing to lint: no Kubernetes object was found",
          "name a file with a MetricPipeline, or use -R for sub-directories");
    }
    if (rules.writeBaseline) {
      rules.writeBaseline(report);
      return ExitCode.OK;
    }
    if (reports.changedSince != null) {
      report = GitChanges.since(reports.changedSince).only(report);
    }
    targets.write(report);
    if (reports.stats) {
      console.err().println(LintOutputs.statistics(report, System.nanoTime() - start));
    }
    if (files.contents().isEmpty()) {
      return ExitCode.INPUT;
    }
    Severity threshold = rules.failOn(options.config());
    return report.has(threshold) ? ExitCode.FINDING : ExitCode.OK;
  }

  private LintReport fixed(LintInput files, LintOptions options) {
    SafeFixes fixes = SafeFixes.of(files, options);
    if (mending.diff) {
      LintOutputs.diff(fixes, console);
      return Linter.lint(files, options);
    }
    LintFiles.write(fixes, console);
    return fixes.report();
  }
}
