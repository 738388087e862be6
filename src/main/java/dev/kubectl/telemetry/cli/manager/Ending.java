package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.run.Incumbent;
import dev.kubectl.telemetry.manager.run.Outcome;

/** Says on standard error why a run ended, where that is not what was asked for. */
final class Ending {
  private static final int SHOWN = 20;

  private final Console console;
  private final Incumbent incumbent;

  Ending(Console console, Incumbent incumbent) {
    this.console = console;
    this.incumbent = incumbent;
  }

  void tell(Outcome outcome) {
    switch (outcome.end()) {
      case Outcome.End.Done() -> {
        if (outcome.lastPass().isEmpty()) {
          error("there was no pass: not everything could be read in time");
        }
      }
      case Outcome.End.Interrupted() -> {}
      case Outcome.End.Refused(String holder, String why) -> refused(holder, why);
      case Outcome.End.Deposed(String holder) ->
          error("the lease was taken over by " + holder + "; nothing more was changed");
      case Outcome.End.HeldBack(PassReport.Halt halt) -> heldBack(halt, outcome);
    }
    for (String left : outcome.unfinished()) {
      error("Deployment " + incumbent.name() + " could not be scaled up again: " + left);
      help("kubectl telemetry run-manager --restore-only");
    }
  }

  private void refused(String holder, String why) {
    error(
        "the cluster has a manager that is at work: "
            + holder
            + " renews the lease"
            + (why.isEmpty() ? "" : "; " + why));
    help(
        why.isEmpty()
            ? "--scale-down-incumbent scales it down, and up again at the end;\n"
                + "--mode observe only looks on"
            : "--incumbent names the Deployment of the manager, if it has another name");
  }

  private void heldBack(PassReport.Halt halt, Outcome outcome) {
    error(halt.text());
    PassReport report = outcome.lastPass().orElseThrow();
    switch (halt) {
      case NOT_AS_PLANNED -> {
        report.problems().forEach(problem -> line(problem));
        help("make a new plan with kubectl telemetry preview --out");
      }
      case TOO_MANY_CHANGES -> {
        report.planned().stream().limit(SHOWN).map(Change::toString).forEach(this::line);
        if (report.planned().size() > SHOWN) {
          line("and " + (report.planned().size() - SHOWN) + " more");
        }
        help("if all " + report.planned().size() + " are meant, raise --max-changes");
      }
      case NO_PIPELINE_KIND, PAUSED, NO_NAMESPACE, NOT_LEADER -> {}
    }
  }

  private void error(String text) {
    console.err().println(console.red("error") + ": " + indented(text, "       "));
  }

  private void help(String text) {
    console.err().println("   " + console.blue("help") + ": " + indented(text, "         "));
  }

  private void line(String text) {
    console.err().println("       " + indented(text, "       "));
  }

  private static String indented(String text, String indent) {
    return Console.safe(text).replace("\n", "\n" + indent);
  }
}
