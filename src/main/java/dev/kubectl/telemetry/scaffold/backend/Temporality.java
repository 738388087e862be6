package dev.kubectl.telemetry.scaffold.backend;

/**
 * Whether counters arrive as totals or as differences; a pipeline cannot change one into another.
 */
public enum Temporality {
  /** Both are taken, or nothing is known. */
  ANY,
  CUMULATIVE,
  DELTA
}
