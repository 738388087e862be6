package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.effect.Policy;
import java.util.function.IntSupplier;

/** What a preview's exit code says. */
final class PreviewExitCode {
  /** Terraform's for "there are changes". */
  private static final int CHANGES = 2;

  private PreviewExitCode() {}

  /**
   * @param judged whether a policy was given: then it decides, not that something changes
   * @param detailed as terraform: 0 nothing, 2 changes, 1 failure
   */
  static int of(Preview preview, Policy policy, boolean judged, boolean detailed) {
    boolean denied = !policy.those(preview.effects(), Policy.Level.DENY).isEmpty();
    if (detailed) {
      return denied ? ExitCode.FINDING : preview.changesAnything() ? CHANGES : ExitCode.OK;
    }
    return denied || (!judged && preview.changesAnything()) ? ExitCode.FINDING : ExitCode.OK;
  }

  /** Terraform has one code for failures of every kind. */
  static int failuresAsTerraforms(IntSupplier preview) {
    try {
      return preview.getAsInt();
    } catch (CommandFailure e) {
      throw new CommandFailure(ExitCode.FINDING, e.text(), e.hint());
    } catch (ClusterFailure e) {
      throw new CommandFailure(ExitCode.FINDING, e.text(), e.hint());
    }
  }
}
