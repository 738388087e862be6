package dev.kubectl.telemetry.cli.completion;

/**
 * One thing that can be typed.
 *
 * @param description shown beside it, on one line; empty for none
 */
public record Candidate(String value, String description) {
  /** A candidate that explains itself. */
  static Candidate of(String value) {
    return new Candidate(value, "");
  }

  /** As a line of the protocol; a value with a line break or a tab cannot be offered. */
  String line() {
    return description.isEmpty() ? value : value + "\t" + firstLine(description);
  }

  boolean fitsOnALine() {
    return !value.isEmpty() && value.chars().noneMatch(Character::isISOControl);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
  }
}
