package dev.kubectl.telemetry.lint.schema;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.rule.RuleGroup;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;

/** What the JSON Schema says about objects that lint asks it nothing about. */
public final class SchemaFindings {
  private SchemaFindings() {}

  /** The schema's messages, if lint found nothing that an API server refuses. */
  public static List<String> unsaid(byte[] text, LintReport report) {
    boolean said =
        report.findings().stream()
            .anyMatch(finding ->
                finding.severity() == Severity.ERROR
                    && (finding.rule().group() == RuleGroup.SCHEMA
                        || finding.verdict() instanceof ClusterVerdict.Rejected));
    if (said) {
      return List.of();
    }
    FindingSink sink = new FindingSink();
    YamlReader.read("mutant.yaml", text)
        .documents()
        .forEach(document -> ResourceReader.read(document).forEach(object -> check(object, sink)));
    return sink.findings().stream().map(finding -> finding.message()).toList();
  }

  private static void check(ManifestObject object, FindingSink sink) {
    if (object instanceof ManifestObject.Pipeline
        || object instanceof ManifestObject.PipelineV1Alpha1) {
      SchemaCheck.check(object, sink);
    }
  }
}
