package dev.kubectl.telemetry.lint;

/** What a reference to a Secret that is not among the files is worth. */
public enum SecretMode {
  /** Secrets that some file mentions are checked; when no Secret is among the files, a note. */
  NOTE,
  /** Every referenced Secret has to be among the files. */
  REQUIRE,
  /** Secrets are not looked at. */
  SKIP
}
