package dev.kubectl.telemetry.ottl;

/** Which list of an entry a text is in. */
public enum TextKind {
  CONDITION,
  STATEMENT
}
