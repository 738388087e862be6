package dev.kubectl.telemetry.manager;

/** How much a manager may do. */
public enum Mode {
  /** Looks on and says what it would change. */
  OBSERVE,
  /** Runs everything a second time, in a namespace of its own; no status, no lease of others. */
  SHADOW,
  /** Is the manager. */
  TAKEOVER;

  public boolean writesObjects() {
    return this != OBSERVE;
  }

  public boolean writesStatus() {
    return this == TAKEOVER;
  }
}
