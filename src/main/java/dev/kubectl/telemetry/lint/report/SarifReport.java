package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.RelatedLocation;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.suppress.Fingerprints;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * SARIF 2.1.0 as GitHub's code scanning reads it: relative URIs, columns in code points,
 * fingerprints without line numbers, at most {@value #MOST_RESULTS} results (the worst ones).
 */
final class SarifReport {
  private static final int MOST_RESULTS = 25_000;
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  static String write(LintReport report) {
    List<LintFinding> findings = new ArrayList<>(report.findings());
    if (findings.size() > MOST_RESULTS) {
      findings.sort(Comparator.comparing(LintFinding::severity));
      findings = findings.subList(0, MOST_RESULTS);
    }
    List<LintRule> rules =
        new ArrayList<>(
            findings.stream()
                .map(LintFinding::rule)
                .collect(
                    () -> new TreeSet<>(Comparator.comparing(LintRule::id)),
                    TreeSet::add,
                    TreeSet::addAll));
    Fingerprints fingerprints = Fingerprints.of(report.findings(), report.sources());
    List<Tree> results = new ArrayList<>();
    for (LintFinding finding : findings) {
      results.add(result(finding, rules.indexOf(finding.rule()), fingerprints.of(finding)));
    }
    Tree driver =
        Tree.mapping()
            .put("name", "kubectl-telemetry")
            .put("semanticVersion", version())
            .put("rules", Tree.sequence(rules.stream().map(SarifReport::rule).toList()))
            .build();
    return JsonWriter.write(
        Tree.mapping()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put(
                "runs",
                Tree.sequence(
                    Tree.mapping()
                        .put("tool", Tree.mapping().put("driver", driver))
                        .put("columnKind", "unicodeCodePoints")
                        .put("results", Tree.sequence(results))
                        .build()))
            .build());
  }

  private static String version() {
    String version = SarifReport.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0-development" : version;
  }

  private static Tree rule(LintRule rule) {
    return Tree.mapping()
        .put("id", rule.id())
        .put("name", rule.name())
        .put("shortDescription", Tree.mapping().put("text", rule.title()))
        .put("defaultConfiguration", Tree.mapping().put("level", level(rule.severity())))
        .put("help", Tree.mapping().put("text", "See `" + rule.explanation() + "`"))
        .put("properties", Tree.mapping().put("tags", Tree.texts(rule.group().title())))
        .build();
  }

  private static Tree result(LintFinding finding, int index, String fingerprint) {
    String text =
        finding.hint() == null ? finding.message() : finding.message() + ". " + finding.hint();
    Tree.Builder result =
        Tree.mapping()
            .put("ruleId", finding.rule().id())
            .put("ruleIndex", index)
            .put("level", level(finding.severity()))
            .put("message", Tree.mapping().put("text", text))
            .put(
                "locations",
                Tree.sequence(
                    Tree.mapping()
                        .put(
                            "physicalLocation",
                            physical(
                                finding.source(), finding.placed() ? finding.span() : Span.NONE))
                        .build()));
    if (!finding.related().isEmpty()) {
      result.put(
          "relatedLocations",
          Tree.sequence(finding.related().stream().map(SarifReport::related).toList()));
    }
    return result
        .put("partialFingerprints", Tree.mapping().put("telemetryLint/v1", fingerprint))
        .put("properties", Tree.mapping().put("clusterVerdict", finding.verdict().word()))
        .build();
  }

  private static Tree related(RelatedLocation related) {
    return Tree.mapping()
        .put("physicalLocation", physical(related.source(), related.span()))
        .put("message", Tree.mapping().put("text", related.message()))
        .build();
  }

  private static Tree physical(String source, Span span) {
    return Tree.mapping()
        .put("artifactLocation", Tree.mapping().put("uri", uri(source)))
        .put(
            "region",
            Tree.mapping()
                .put("startLine", span.start().line())
                .put("startColumn", span.start().column())
                .put("endLine", span.end().line())
                .put("endColumn", span.end().column()))
        .build();
  }

  /** A relative reference: {@code ./} as a user may write it is left out. */
  private static String uri(String source) {
    String path = source.replace('\\', '/');
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    try {
      // The constructor escapes what may not stand in a path; a colon would look like a scheme.
      String escaped = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
      return path.startsWith("/") ? "file://" + escaped : escaped.replace(":", "%3A");
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
