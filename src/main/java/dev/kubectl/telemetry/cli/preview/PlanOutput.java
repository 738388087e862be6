package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.VersionProvider;
import dev.kubectl.telemetry.plan.saved.SavedPlan;
import dev.kubectl.telemetry.plan.saved.SavedPlanFile;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Sensitive;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.EffectKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** {@code --out}: a plan for {@code run-manager --plan}. */
final class PlanOutput {
  private PlanOutput() {}

  /** Why there can be no plan is an error, even when there are differences. */
  static void write(LiveComparison.Result result, Instant now, String file) {
    if (!result.unreadable().isEmpty()) {
      throw new CommandFailure(
          ExitCode.CLUSTER,
          "no plan was written: these Secrets may not be read: "
              + String.join(", ", result.unreadable()),
          "a plan says what it was decided from; --rbac prints the rights that are needed");
    }
    Preview preview = result.preview();
    if (preview.effects().stream().anyMatch(effect -> effect.kind() == EffectKind.ADMISSION)) {
      throw new CommandFailure(
          ExitCode.INPUT,
          "no plan was written: the API server would not store all of the pipelines",
          "mend them first");
    }
    SavedPlan plan =
        SavedPlan.of(
            result.evidence(),
            now.truncatedTo(ChronoUnit.SECONDS),
            "kubectl-telemetry " + VersionProvider.version(),
            result.server(),
            changes(preview),
            preview.effects().stream().map(PlanOutput::line).toList());
    PreviewOutputs.write(file, SavedPlanFile.write(plan));
  }

  private static List<String> changes(Preview preview) {
    return Stream.of(preview.resources(), preview.objects())
        .flatMap(List::stream)
        .map(PlanOutput::line)
        .toList();
  }

  private static String line(ObjectChange change) {
    return change.action().word() + " " + change.key();
  }

  private static String line(Effect effect) {
    return Sensitive.shown(effect.kind().word() + ": " + effect.subject() + ": " + effect.text());
  }
}
