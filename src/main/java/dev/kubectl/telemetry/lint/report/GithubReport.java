package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;

/** Workflow commands of GitHub Actions, one line a finding: annotations in the changed files. */
final class GithubReport {
  private GithubReport() {}

  static String write(LintReport report) {
    StringBuilder out = new StringBuilder();
    for (LintFinding finding : report.findings()) {
      out.append("::").append(command(finding.severity()));
      out.append(" file=").append(property(finding.source()));
      if (finding.placed()) {
        out.append(",line=").append(finding.span().start().line());
        out.append(",endLine=").append(finding.span().end().line());
        // GitHub takes columns only where the range stays in one line.
        if (finding.span().start().line() == finding.span().end().line()) {
          out.append(",col=").append(finding.span().start().column());
          out.append(",endColumn=").append(finding.span().end().column());
        }
      }
      out.append(",title=").append(property(finding.rule().id() + " " + finding.rule().name()));
      String text =
          finding.hint() == null ? finding.message() : finding.message() + "\n" + finding.hint();
      out.append("::").append(data(text)).append('\n');
    }
    return out.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
