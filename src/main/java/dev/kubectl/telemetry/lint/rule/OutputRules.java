package dev.kubectl.telemetry.lint.rule;

import static dev.kubectl.telemetry.diagnostic.Severity.ERROR;
import static dev.kubectl.telemetry.diagnostic.Severity.WARNING;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import java.util.List;

/** Rules about the output (TEL3xxx) and its Secrets and certificates (TEL4xxx). */
final class OutputRules {
  static final List<LintRule> ALL =
      List.of(
          reason("TEL3001", "endpoint", "An endpoint does not fit its protocol", "EndpointInvalid"),
          leftOut("TEL3002", "exporter-endpoint", "The exporter does not take an endpoint"),
          leftOut("TEL3003", "path", "A path cannot be joined to the endpoint"),
          leftOut("TEL3004", "header-name", "A header name is none"),
          leftOut("TEL3005", "oauth2", "OAuth2 settings break the configuration"),
          leftOut("TEL3006", "empty-value", "A value is empty"),
          leftOut("TEL3007", "value-text", "A value does not fit its place"),
          rule("TEL3008", "value-white-space", "White space stands around a value", WARNING),
          leftOut("TEL3009", "size", "A pipeline takes the room of the others"),
          reason(
              "TEL4001",
              "secret-reference",
              "A Secret or a key of it is missing",
              "ReferencedSecretMissing"),
          reason("TEL4002", "tls", "Certificates cannot be used", "TLSConfigurationInvalid"),
          reason("TEL4003", "tls-expiry", "A certificate expires", "TLSCertificateExpired"),
          leftOut("TEL4004", "tls-material", "The collector cannot load a certificate"),
          rule(
              "TEL4005",
              "certificate-host",
              "A server's certificate is for another host",
              WARNING));

  private OutputRules() {}

  private static LintRule leftOut(String id, String name, String title) {
    return new LintRule(
        id,
        name,
        title,
        ERROR,
        new ClusterVerdict.LeftOut("the reference would put it into the collector's configuration"),
        "0.1.0");
  }

  private static LintRule rule(String id, String name, String title, Severity severity) {
    return new LintRule(id, name, title, severity, new ClusterVerdict.AcceptedSilently(), "0.1.0");
  }

  private static LintRule reason(String id, String name, String title, String reason) {
    return new LintRule(
        id,
        name,
        title,
        ERROR,
        new ClusterVerdict.Conditioned("ConfigurationGenerated", "False", reason),
        "0.1.0");
  }
}
