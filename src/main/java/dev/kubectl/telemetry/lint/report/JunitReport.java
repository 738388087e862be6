package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JUnit's XML: a test case a file, so that a clean file is a passed test. Errors fail it; what
 * weighs less is its output.
 */
final class JunitReport {
  private JunitReport() {}

  static String write(LintReport report) {
    Map<String, List<LintFinding>> files = new TreeMap<>();
    report.sources().keySet().forEach(name -> files.put(name, new ArrayList<>()));
    report
        .findings()
        .forEach(f -> files.computeIfAbsent(f.source(), _ -> new ArrayList<>()).add(f));
    long failed = files.values().stream().filter(JunitReport::fails).count();
    StringBuilder out = new StringBuilder(Xml.DECLARATION);
    out.append("<testsuites name=\"kubectl telemetry lint\" tests=\"").append(files.size());
    out.append("\" failures=\"").append(failed).append("\">\n");
    out.append("  <testsuite name=\"lint\" tests=\"").append(files.size());
    out.append("\" failures=\"").append(failed).append("\" errors=\"0\" skipped=\"0\">\n");
    files.forEach((name, findings) -> testCase(name, findings, out));
    return out.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static boolean fails(List<LintFinding> findings) {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  private static void testCase(String name, List<LintFinding> findings, StringBuilder out) {
    out.append("    <testcase classname=\"lint\" name=\"").append(Xml.escape(name));
    out.append("\" file=\"").append(Xml.escape(name));
    if (findings.isEmpty()) {
      out.append("\"/>\n");
      return;
    }
    out.append("\">\n");
    for (LintFinding finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        out.append("      <failure type=\"").append(finding.rule().id());
        out.append("\" message=\"").append(Xml.escape(finding.message())).append("\">");
        out.append(Xml.escape(line(finding))).append("</failure>\n");
      }
    }
    StringBuilder rest = new StringBuilder();
    findings.stream()
        .filter(f -> f.severity() != Severity.ERROR)
        .forEach(f -> rest.append(Xml.escape(line(f))).append('\n'));
    if (!rest.isEmpty()) {
      out.append("      <system-out>").append(rest).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static String line(LintFinding finding) {
    return finding.source()
        + ":"
        + finding.span().start()
        + ": "
        + finding.severity().word()
        + "["
        + finding.rule().id()
        + "]: "
        + finding.message()
        + (finding.hint() == null ? "" : " (" + finding.hint() + ")");
  }
}
