package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.run.Outcome;
import dev.kubectl.telemetry.plan.Condition;

/** What the exit code of {@code run-manager} says. */
final class RunExitCode {
  private RunExitCode() {}

  /**
   * @param lasting whether what was applied stays applied
   */
  static int of(Outcome outcome, Mode mode, boolean lasting) {
    if (!outcome.unfinished().isEmpty()) {
      return ExitCode.INCOMPLETE;
    }
    return switch (outcome.end()) {
      case Outcome.End.Interrupted() -> ExitCode.INTERRUPTED;
      case Outcome.End.Refused refused -> ExitCode.CLUSTER;
      case Outcome.End.Deposed deposed -> ExitCode.CLUSTER;
      case Outcome.End.HeldBack heldBack -> ExitCode.FINDING;
      case Outcome.End.Done() ->
          outcome
              .lastPass()
              .map(report -> of(report, lasting && mode != Mode.OBSERVE))
              .orElse(ExitCode.CLUSTER);
    };
  }

  private static int of(PassReport report, boolean writes) {
    if (report.halted().isPresent()) {
      return switch (report.halted().get()) {
        case PAUSED -> ExitCode.OK;
        case NO_PIPELINE_KIND, NO_NAMESPACE, NOT_LEADER -> ExitCode.CLUSTER;
        case TOO_MANY_CHANGES, NOT_AS_PLANNED -> ExitCode.FINDING;
      };
    }
    if (!report.problems().isEmpty()) {
      return ExitCode.INCOMPLETE;
    }
    boolean wouldChange = !writes && !report.planned().isEmpty();
    boolean rejected =
        report.pipelines().stream()
            .flatMap(pipeline -> pipeline.conditions().stream())
            .anyMatch(condition ->
                condition.type().equals(Condition.CONFIGURATION_GENERATED)
                    && condition.status().equals("False"));
    return wouldChange || rejected ? ExitCode.FINDING : ExitCode.OK;
  }
}
