package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;

/** A table for a pull request's comment or a job summary. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String write(LintReport report) {
    StringBuilder out = new StringBuilder("## kubectl telemetry lint\n\n");
    out.append(TextReport.Summary.of(report, TextStyle.PLAIN)).append("\n");
    if (report.findings().isEmpty()) {
      return out.toString();
    }
    out.append(
        "\n| Place | Severity | Rule | Finding | Cluster |\n| --- | --- | --- | --- | --- |\n");
    for (LintFinding finding : report.findings()) {
      String place =
          finding.placed() ? finding.source() + ":" + finding.span().start() : finding.source();
      String hint = finding.hint() == null ? "" : "<br>" + cell(finding.hint());
      out.append("| ").append(cell(place));
      out.append(" | ").append(finding.severity().word());
      out.append(" | ").append(finding.rule().id());
      out.append(" | ").append(cell(finding.message())).append(hint);
      out.append(" | ").append(cell(finding.verdict().sentence())).append(" |\n");
    }
    return out.toString();
  }

  private static String cell(String text) {
    return SafeText.line(text)
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("\n", " ");
  }
}
