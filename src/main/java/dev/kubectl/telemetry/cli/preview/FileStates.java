package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.DiagnosticPrinter;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.Observation;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.manifest.PlaceholderSecrets;
import dev.kubectl.telemetry.plan.ObservedState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Observed states of files, two of them that can be compared: judged at the same instant, and a
 * Secret that only one side has among its files is there for both.
 *
 * @param requireSecrets whether a Secret that is not among the files is missing; otherwise it is
 *     taken as there, because credentials seldom lie in a repository
 */
record FileStates(Console console, Facts facts, Instant now, boolean requireSecrets) {

  /** Reads manifests; a mistake in them ends the command, for half of them would be a lie. */
  ManifestSet manifests(ManifestFiles.Found found, String label) {
    ManifestSet manifests = ManifestSet.of(found);
    new DiagnosticPrinter(console, manifests.sources()).print(manifests.diagnostics());
    if (!manifests.isComplete()) {
      throw new CommandFailure(
          ExitCode.INPUT, "not all of " + label + " could be read, so nothing was compared", null);
    }
    if (manifests.refused() > 0) {
      throw new CommandFailure(
          ExitCode.INPUT,
          (manifests.refused() == 1
                  ? "an object in " + label + " is"
                  : manifests.refused() + " objects in " + label + " are")
              + " not written as an API server wants it, so nothing was compared",
          "kubectl telemetry lint says more");
    }
    return manifests;
  }

  /** The state of these files, with Secrets of the other side where they are missing here. */
  ObservedState state(ManifestSet manifests, ManifestSet other, Distribution distribution) {
    ObservedState written = new Observation(manifests, facts, distribution, false).state();
    SecretSource found = either(manifests.secrets(), other.secrets());
    List<MetricPipeline> pipelines = written.pipelines();
    if (requireSecrets) {
      return with(written, found, Set.of());
    }
    PlaceholderSecrets filled = PlaceholderSecrets.over(found, pipelines);
    return with(written, filled, filled.assumed());
  }

  private ObservedState with(ObservedState state, SecretSource secrets, Set<SecretKeyRef> assumed) {
    return new ObservedState(
        state.pipelines(),
        secrets,
        state.telemetry(),
        state.cluster(),
        state.overrides(),
        state.options(),
        state.distribution(),
        assumed,
        now);
  }

  private static SecretSource either(SecretSource first, SecretSource second) {
    return (namespace, name) ->
        first.find(namespace, name) instanceof SecretSource.Lookup.Found found
            ? found
            : second.find(namespace, name);
  }
}
