package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.manager.Approval;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a manager lives.
 *
 * @param identity tells it from every other process; a part of the lease
 * @param waits whether it waits for the lease as long as it takes, as a replica in a cluster does,
 *     instead of refusing while somebody else renews it
 * @param scalesDown whether it may scale down the manager that holds the lease
 * @param once whether it makes one pass and ends
 * @param approval is asked before that one pass changes anything
 * @param stopAfter when it ends by itself; null for never
 */
public record RunSettings(
    ManagerSettings manager,
    String identity,
    boolean waits,
    boolean scalesDown,
    boolean once,
    Approval approval,
    @Nullable Duration stopAfter) {
  /** The reference's leader election. */
  public static final String LEASE = "cdd7ef0b.kyma-project.io";

  /** Who writes nothing that lasts needs nobody's leave. */
  boolean needsLease() {
    return manager.mode() != Mode.OBSERVE && !manager.dryRun();
  }
}
