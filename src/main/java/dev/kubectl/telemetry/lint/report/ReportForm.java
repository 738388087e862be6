package dev.kubectl.telemetry.lint.report;

import java.util.Locale;
import java.util.Optional;

/** The forms a report comes in. */
public enum ReportForm {
  TEXT,
  JSON,
  SARIF,
  JUNIT,
  GITHUB,
  GITLAB,
  CHECKSTYLE,
  MARKDOWN;

  /** As the command line calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReportForm> of(String word) {
    for (ReportForm form : values()) {
      if (form.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
