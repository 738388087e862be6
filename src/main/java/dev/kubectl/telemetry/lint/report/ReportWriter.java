package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.lint.LintReport;

/** A report in the form asked for. The same report gives the same text. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * The whole text, ending with a line break unless it is empty.
   *
   * @param style how text for people looks; the other forms do not depend on it
   */
  public static String write(ReportForm form, LintReport report, TextStyle style) {
    return switch (form) {
      case TEXT -> TextReport.write(report, style);
      case JSON -> JsonReport.write(report);
      case SARIF -> SarifReport.write(report);
      case JUNIT -> JunitReport.write(report);
      case GITHUB -> GithubReport.write(report);
      case GITLAB -> GitlabReport.write(report);
      case CHECKSTYLE -> CheckstyleReport.write(report);
      case MARKDOWN -> MarkdownReport.write(report);
    };
  }
}
