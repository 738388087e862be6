package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.RelatedLocation;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.suppress.Fingerprints;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** The report as one versioned object, {@code cli.telemetry/v1} {@code LintReport}. */
final class JsonReport {
  private JsonReport() {}

  static String write(LintReport report) {
    Fingerprints fingerprints = Fingerprints.of(report.findings(), report.sources());
    List<Tree> findings = new ArrayList<>();
    for (LintFinding finding : report.findings()) {
      findings.add(finding(finding, fingerprints.of(finding)));
    }
    List<Tree> suppressed = new ArrayList<>();
    for (LintReport.Suppressed one : report.suppressed()) {
      suppressed.add(
          Tree.mapping()
              .put("rule", one.finding().rule().id())
              .put("source", one.finding().source())
              .put("line", one.finding().span().start().line())
              .put("message", one.finding().message())
              .put("reason", one.reason())
              .build());
    }
    return JsonWriter.write(
        Tree.mapping()
            .put("apiVersion", "cli.telemetry/v1")
            .put("kind", "LintReport")
            .put(
                "summary",
                Tree.mapping()
                    .put("files", report.statistics().files())
                    .put("objects", report.statistics().objects())
                    .put("pipelines", report.statistics().pipelines())
                    .put("errors", report.count(Severity.ERROR))
                    .put("warnings", report.count(Severity.WARNING))
                    .put("infos", report.count(Severity.INFO))
                    .put("suppressed", report.suppressed().size()))
            .put("findings", Tree.sequence(findings))
            .put("suppressed", Tree.sequence(suppressed))
            .build());
  }

  private static Tree finding(LintFinding finding, String fingerprint) {
    Tree.Builder tree =
        Tree.mapping()
            .put("rule", finding.rule().id())
            .put("name", finding.rule().name())
            .put("severity", finding.severity().word())
            .put("source", finding.source());
    if (finding.placed()) {
      tree.put("span", span(finding.span()));
    }
    tree.put("message", finding.message())
        .putIfPresent("hint", finding.hint())
        .put("verdict", verdict(finding.verdict()));
    if (!finding.subject().object().isEmpty()) {
      tree.put("object", finding.subject().object());
      tree.put("field", finding.subject().path().toString());
    }
    return tree.put("fingerprint", fingerprint)
        .putIfNotEmpty(
            "fixes", Tree.sequence(finding.fixes().stream().map(JsonReport::fix).toList()))
        .putIfNotEmpty(
            "related", Tree.sequence(finding.related().stream().map(JsonReport::related).toList()))
        .build();
  }

  private static Tree verdict(ClusterVerdict verdict) {
    Tree.Builder tree = Tree.mapping().put("cluster", verdict.word());
    if (verdict instanceof ClusterVerdict.Conditioned(String type, String status, String reason)) {
      tree.put("type", type).put("status", status).put("reason", reason);
    }
    return tree.build();
  }

  private static Tree fix(Fix fix) {
    return Tree.mapping()
        .put("title", fix.title())
        .put("safe", fix.safe())
        .put("edits", Tree.sequence(fix.edits().stream().map(JsonReport::edit).toList()))
        .build();
  }

  private static Tree edit(Edit edit) {
    return Tree.mapping()
        .put("span", span(edit.range()))
        .put("replacement", edit.replacement())
        .build();
  }

  private static Tree related(RelatedLocation related) {
    return Tree.mapping()
        .put("source", related.source())
        .put("span", span(related.span()))
        .put("message", related.message())
        .build();
  }

  private static Tree span(Span span) {
    return Tree.mapping()
        .put("startLine", span.start().line())
        .put("startColumn", span.start().column())
        .put("endLine", span.end().line())
        .put("endColumn", span.end().column())
        .build();
  }
}
