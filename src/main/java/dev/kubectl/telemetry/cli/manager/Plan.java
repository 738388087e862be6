package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.DiagnosticPrinter;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.manager.Approval;
import dev.kubectl.telemetry.manager.run.RunSettings;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.saved.Evidence;
import dev.kubectl.telemetry.plan.saved.SavedPlan;
import dev.kubectl.telemetry.plan.saved.SavedPlanFile;
import dev.kubectl.telemetry.yaml.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved preview that is to be applied, or nothing.
 *
 * @param saved null when there is none
 */
record Plan(@Nullable SavedPlan saved) {
  static final Plan NONE = new Plan(null);

  static Plan read(String file, Console console) {
    SourceText source = new SourceText(file, text(file));
    return switch (SavedPlanFile.read(source)) {
      case SavedPlanFile.Reading.Read(SavedPlan plan) -> new Plan(plan);
      case SavedPlanFile.Reading.Wrong wrong -> {
        new DiagnosticPrinter(console, List.of(source)).print(wrong.problems());
        throw new CommandFailure(
            ExitCode.INPUT,
            file + " is no plan that can be applied",
            "kubectl telemetry preview --out writes one");
      }
    };
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, "cannot read the plan " + file, null);
    }
  }

  /** One pass, without a time of grace that the plan does not know, and only as planned. */
  RunSettings on(RunSettings settings) {
    SavedPlan plan = saved;
    return plan == null
        ? settings
        : new RunSettings(
            settings.manager().withGrace(Duration.ZERO),
            settings.identity(),
            settings.waits(),
            settings.scalesDown(),
            true,
            approval(plan),
            settings.stopAfter());
  }

  private static Approval approval(SavedPlan plan) {
    return (ClusterSnapshot snapshot, ObservedState observed, DesiredState desired) ->
        plan.movedOn(
            new Evidence(snapshot.discovery().clusterUid(), observed, desired, snapshot.objects()));
  }
}
