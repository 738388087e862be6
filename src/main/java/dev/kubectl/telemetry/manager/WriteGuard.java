package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import java.time.Duration;

/** Asked before every write: whether this manager still is the one who may, and for how long. */
@FunctionalInterface
public interface WriteGuard {
  /** Nobody else can be there. */
  WriteGuard OPEN = KubernetesApi.Fence.NONE::left;

  /** How long a write that begins now may take; zero or less when none may begin. */
  Duration timeToWrite();

  /** Ends a pass at a safe point. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("the lease is not ours any more", null, false, false);
    }
  }

  /** The same for a write that begins now; throws {@link Refused} when it may not. */
  default Duration left() {
    Duration left = timeToWrite();
    if (!left.isPositive()) {
      throw new Refused();
    }
    return left;
  }

  /** Throws {@link Refused} when there is no point in preparing a write. */
  default void check() {
    left();
  }
}
