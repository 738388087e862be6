package dev.kubectl.telemetry.manager;

/** How much a manager may do. */
public enum Mode {
  /** Looks on and says what it would change. */
  OBSERVE,
  /** Runs everything a second time, in a namespace of its own; no status, no lease of others. */
  SHADOW,
  /** Is the manager. */
  TAKEOVER;

  boolean writesObjects() {
    return this != OBSERVE;
  }

  boolean writesStatus() {
    return this == TAKEOVER;
  }
}
