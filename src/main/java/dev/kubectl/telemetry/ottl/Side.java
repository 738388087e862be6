package dev.kubectl.telemetry.ottl;

/** Where a problem shows. */
public enum Side {
  /** The admission webhook refuses the entry. */
  ADMISSION,
  /** The collector does not start with the entry. */
  COLLECTOR_START,
  /** The collector starts, and crashes or hangs when data arrives. */
  RUN_TIME,
  /** Nothing breaks; the text probably does not do what it seems to. */
  ADVICE
}
