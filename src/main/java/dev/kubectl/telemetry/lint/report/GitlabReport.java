package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.suppress.Fingerprints;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** GitLab's code quality report: a list with path, line, severity and fingerprint. */
final class GitlabReport {
  private GitlabReport() {}

  static String write(LintReport report) {
    Fingerprints fingerprints = Fingerprints.of(report.findings(), report.sources());
    List<Tree> issues = new ArrayList<>();
    for (LintFinding finding : report.findings()) {
      issues.add(
          Tree.mapping()
              .put("description", finding.message())
              .put("check_name", finding.rule().id())
              .put("fingerprint", fingerprints.of(finding))
              .put("severity", severity(finding.severity()))
              .put(
                  "location",
                  Tree.mapping()
                      .put("path", path(finding.source()))
                      .put("lines", Tree.mapping().put("begin", finding.span().start().line())))
              .build());
    }
    return JsonWriter.write(Tree.sequence(issues));
  }

  /** GitLab shows nothing for a path that begins with a dot. */
  private static String path(String source) {
    String path = source.replace('\\', '/');
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
