package dev.kubectl.telemetry.diagnostic;

/** How much a {@link Diagnostic} matters; the worst comes first. */
public enum Severity {
  /** Refused, or would not work: the command ends with a finding. */
  ERROR,
  /** Works, but probably not as meant. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The word shown to people. */
  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }
}
