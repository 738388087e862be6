package dev.kubectl.telemetry.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above all commands: says what there is. */
@Command(
    name = "kubectl telemetry",
    description = "Telemetry pipelines on Kubernetes, before and while they run.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, nothing to report",
      " 1:the command's finding: something was left out, findings, differences",
      " 2:wrong flags or arguments",
      " 3:input could not be read",
      " 4:the cluster did not answer, or refused",
      " 5:incomplete: some of the work could not be done",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class TelemetryCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    // Without a command there is nothing to do but to show what there is.
    CommandLine commandLine = Objects.requireNonNull(spec, "spec is null").commandLine();
    commandLine.usage(commandLine.getOut());
  }
}
