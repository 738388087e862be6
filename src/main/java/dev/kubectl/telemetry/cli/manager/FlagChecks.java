package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.manager.Mode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags that contradict each other, said before anything is done. */
final class FlagChecks {
  private FlagChecks() {}

  static void check(ManagerFlags.Role role, ManagerFlags.Passes passes) {
    boolean shadow = role.mode == Mode.SHADOW;
    refuse(
        !Set.of("none", "server").contains(passes.dryRun),
        "--dry-run: expected none or server, but was '" + passes.dryRun + "'",
        "what client would do is --mode observe");
    refuse(
        shadow && role.shadowNamespace == null,
        "--mode shadow needs a namespace of its own",
        "name one with --shadow-namespace; kubectl create namespace makes one");
    refuse(
        !shadow && role.shadowNamespace != null,
        "--shadow-namespace goes with --mode shadow",
        null);
    boolean takeover = role.mode == Mode.TAKEOVER || passes.plan != null;
    refuse(
        role.scaleDownIncumbent && (!takeover || role.inCluster),
        "--scale-down-incumbent goes with --mode takeover"
            + (role.inCluster ? ", outside of the cluster" : ""),
        null);
    refuse(
        role.scaleDownIncumbent && passes.isDryRun(),
        "--scale-down-incumbent would not be dry",
        "a dry run needs no lease: leave it out");
    refuse(
        passes.isDryRun() && !takeover && !shadow && !role.inCluster,
        "--dry-run=server has nothing to check: observing sends no writes",
        "add --mode takeover; it needs no lease then");
    refuse(
        passes.plan != null && role.mode != null && role.mode != Mode.TAKEOVER,
        "--plan applies a plan: that is --mode takeover",
        null);
    refuse(
        role.restoreOnly && (role.mode != null || passes.plan != null || passes.once),
        "--restore-only does nothing else",
        "leave out --mode, --plan and --once");
    refuse(passes.maxChanges < 0, "--max-changes: expected 0 or more", null);
  }

  private static void refuse(boolean wrong, String text, @Nullable String hint) {
    if (wrong) {
      throw new CommandFailure(ExitCode.USAGE, text, hint);
    }
  }
}
