package dev.kubectl.telemetry.lint.rule;

import static dev.kubectl.telemetry.diagnostic.Severity.ERROR;
import static dev.kubectl.telemetry.diagnostic.Severity.INFO;
import static dev.kubectl.telemetry.diagnostic.Severity.WARNING;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import java.util.List;

/** Rules about files as such: reading them (TEL10xx), and lint's own directives (TEL9xxx). */
final class FileRules {
  static final List<LintRule> ALL =
      List.of(
          file("TEL1001", "file-unreadable", "A file cannot be read", ERROR),
          file("TEL1002", "yaml-encoding", "A file is not text in UTF-8", ERROR),
          file("TEL1003", "yaml-syntax", "A file is not YAML", ERROR),
          file("TEL1004", "yaml-limit", "A file is larger or deeper than any manifest", ERROR),
          silent("TEL1005", "yaml-duplicate-key", "A key is written twice", WARNING),
          silent("TEL1006", "yaml-ambiguous-scalar", "Readers disagree about a value", WARNING),
          file("TEL1007", "yaml-merge", "A merge key is wrong or misleading", ERROR),
          file("TEL1008", "yaml-no-json", "kubectl cannot turn the text into JSON", ERROR),
          file("TEL1009", "yaml-line-separator", "Only some readers see a line break", ERROR),
          silent("TEL9001", "deprecated-version", "An API version is deprecated", WARNING),
          file("TEL9002", "suppression-without-reason", "A suppression gives no reason", WARNING),
          file("TEL9003", "suppression-expired", "A suppression has expired", WARNING),
          file("TEL9004", "suppression-unused", "A suppression silences nothing", WARNING),
          file("TEL9005", "suppression-malformed", "A suppression cannot be read", WARNING),
          file("TEL9006", "lint-config-invalid", "The configuration file has a mistake", ERROR),
          file("TEL9007", "secrets-not-checked", "Secrets were not among the files", INFO));

  private FileRules() {}

  private static LintRule file(String id, String name, String title, Severity severity) {
    return new LintRule(id, name, title, severity, new ClusterVerdict.NotApplicable(), "0.1.0");
  }

  private static LintRule silent(String id, String name, String title, Severity severity) {
    return new LintRule(id, name, title, severity, new ClusterVerdict.AcceptedSilently(), "0.1.0");
  }
}
