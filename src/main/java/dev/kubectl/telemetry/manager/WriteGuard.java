package dev.kubectl.telemetry.manager;

/** Asked before every write: whether this manager still is the one who may. */
@FunctionalInterface
public interface WriteGuard {
  /** Nobody else can be there. */
  WriteGuard OPEN = () -> true;

  boolean mayWrite();

  /** Ends a pass at a safe point. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("the lease is not ours any more", null, false, false);
    }
  }

  /** Throws {@link Refused} when the answer is no. */
  default void check() {
    if (!mayWrite()) {
      throw new Refused();
    }
  }
}
