package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.manifest.FindingPlaces;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.validation.Finding;
import java.util.List;
import java.util.Objects;

/** What is said on standard error about manifests and verdicts, and the exit code that follows. */
public final class Report {
  private final Console console;
  private final ManifestSet manifests;
  private final DiagnosticPrinter printer;
  private boolean leftOut;

  public Report(Console console, ManifestSet manifests) {
    this.console = console;
    this.manifests = manifests;
    this.printer = new DiagnosticPrinter(console, manifests.sources());
  }

  /**
   * Reports how reading went. A file that could not be read ends the command: what it holds might
   * have been a pipeline, and output without it would be wrong without looking so.
   */
  public void reading() {
    printer.print(manifests.diagnostics());
    if (!manifests.isComplete()) {
      throw new CommandFailure(
          ExitCode.INPUT, "not all input could be read, so nothing was generated", null);
    }
    if (manifests.pipelines().isEmpty() && manifests.refused() == 0) {
      throw new CommandFailure(
          ExitCode.INPUT,
          "there is no MetricPipeline in "
              + String.join(", ", manifests.sources().stream().map(s -> s.name()).toList()),
          null);
    }
    leftOut = manifests.refused() > 0;
  }

  public void verdicts(DesiredState desired) {
    for (Verdict verdict : desired.verdicts()) {
      ManifestSet.Placed placed =
          Objects.requireNonNull(
              manifests.pipelines().get(verdict.pipeline().name()), "pipeline is not placed");
      printer.print(
          verdict.findings(Severity.WARNING).stream().map(f -> diagnostic(placed, f)).toList());
      if (!verdict.accepted()) {
        leftOut = true;
        leftOut(verdict);
      }
    }
    notes(desired.notes());
  }

  private static Diagnostic diagnostic(ManifestSet.Placed placed, Finding finding) {
    return FindingPlaces.diagnostic(placed.place(), finding);
  }

  private void leftOut(Verdict verdict) {
    Condition condition = verdict.configurationGenerated();
    console
        .err()
        .println(
            console.bold("MetricPipeline " + Console.safe(verdict.pipeline().name()))
                + " is left out: "
                + condition.type()
                + "="
                + condition.status()
                + ", "
                + condition.reason());
    console.err().println("   " + Console.safe(condition.message()));
  }

  public void notes(List<String> notes) {
    for (String note : notes) {
      console.err().println(console.blue("note") + ": " + Console.safe(note));
    }
  }

  public int exitCode() {
    return leftOut ? ExitCode.FINDING : ExitCode.OK;
  }
}
