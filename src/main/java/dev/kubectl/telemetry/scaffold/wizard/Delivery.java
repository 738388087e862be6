package dev.kubectl.telemetry.scaffold.wizard;

/** What happens to a manifest that somebody agreed to. */
public enum Delivery {
  /** Into a file that does not exist yet. */
  WRITE,
  /** Into a file that does. */
  OVERWRITE,
  /** To standard output. */
  PRINT
}
