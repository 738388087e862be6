package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;

/** Checkstyle's XML, which most continuous integration servers read. */
final class CheckstyleReport {
  private CheckstyleReport() {}

  static String write(LintReport report) {
    StringBuilder out = new StringBuilder(Xml.DECLARATION);
    out.append("<checkstyle version=\"4.3\">\n");
    String file = null;
    for (LintFinding finding : report.findings()) {
      if (!finding.source().equals(file)) {
        out.append(file == null ? "" : "  </file>\n");
        file = finding.source();
        out.append("  <file name=\"").append(Xml.escape(file)).append("\">\n");
      }
      out.append("    <error line=\"").append(finding.span().start().line());
      out.append("\" column=\"").append(finding.span().start().column());
      out.append("\" severity=\"").append(finding.severity().word());
      out.append("\" message=\"").append(Xml.escape(finding.message()));
      out.append("\" source=\"").append(finding.rule().id()).append("\"/>\n");
    }
    out.append(file == null ? "" : "  </file>\n");
    return out.append("</checkstyle>\n").toString();
  }
}
