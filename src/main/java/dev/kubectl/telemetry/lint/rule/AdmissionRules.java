package dev.kubectl.telemetry.lint.rule;

import static dev.kubectl.telemetry.diagnostic.Severity.ERROR;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import java.util.List;

/**
 * Rules about what the API server admits (TEL11xx: reading, TEL12xx: the schema and its CEL rules,
 * TEL13xx: the JSON Schema behind them, TEL14xx: a server in its own words).
 */
final class AdmissionRules {
  static final List<LintRule> ALL =
      List.of(
          rule("TEL1101", "not-an-object", "A document is no Kubernetes object"),
          rule("TEL1102", "missing-api-version", "An object has no apiVersion"),
          rule("TEL1103", "missing-kind", "An object has no kind"),
          rule("TEL1104", "missing-name", "An object has no name"),
          rule("TEL1105", "unknown-kind", "An API group has no such kind"),
          rule("TEL1106", "unknown-version", "A kind has no such version"),
          rule("TEL1107", "unknown-field", "A field does not exist"),
          rule("TEL1108", "wrong-type", "A value has the wrong type"),
          rule("TEL1109", "invalid-time", "A timestamp is not RFC 3339"),
          rule("TEL1110", "invalid-interval", "A collection interval is no duration above zero"),
          rule("TEL1111", "invalid-base64", "Secret data is not base64"),
          rule("TEL1201", "required", "A required field is missing"),
          rule("TEL1202", "enum", "A word is none of the allowed ones"),
          rule("TEL1203", "format", "A text has the wrong form or length"),
          rule("TEL1204", "combination", "Fields do not fit together"),
          rule("TEL1205", "name", "A name is none that Kubernetes takes"),
          rule("TEL1301", "schema", "The schema of the custom resource refuses a field"),
          rule("TEL1401", "api-server", "The API server refuses the object"),
          new LintRule(
              "TEL1402",
              "api-server-disagrees",
              "The API server takes what lint calls refused",
              Severity.WARNING,
              new ClusterVerdict.NotApplicable(),
              "0.1.0"));

  private AdmissionRules() {}

  private static LintRule rule(String id, String name, String title) {
    return new LintRule(id, name, title, ERROR, new ClusterVerdict.Rejected(), "0.1.0");
  }
}
