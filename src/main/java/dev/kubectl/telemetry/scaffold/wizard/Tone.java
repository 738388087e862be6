package dev.kubectl.telemetry.scaffold.wizard;

/** What a piece of text is there for; a terminal decides how that looks. */
public enum Tone {
  PLAIN,
  /** A heading. */
  STRONG,
  /** An explanation, an example, something that is not said but so. */
  FAINT,
  /** Where one is. */
  ACCENT,
  /** What is new, or right. */
  GOOD,
  /** Not right yet. */
  DOUBTFUL,
  /** Wrong. */
  BAD
}
