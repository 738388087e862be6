package dev.kubectl.telemetry.lint.rule;

import static dev.kubectl.telemetry.diagnostic.Severity.ERROR;
import static dev.kubectl.telemetry.diagnostic.Severity.INFO;
import static dev.kubectl.telemetry.diagnostic.Severity.WARNING;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import java.util.List;

/**
 * Rules about several objects together (TEL5xxx, TEL6xxx) and about what correct ones cost
 * (TEL7xxx).
 */
final class ProjectRules {
  static final List<LintRule> ALL =
      List.of(
          new LintRule(
              "TEL5001",
              "too-many-pipelines",
              "More pipelines than a cluster runs",
              WARNING,
              new ClusterVerdict.Conditioned(
                  "ConfigurationGenerated", "False", "MaxPipelinesExceeded"),
              "0.1.0"),
          rule("TEL5002", "generated-name-collision", "Pipelines share generated names", ERROR),
          rule("TEL5003", "duplicate-backend", "Pipelines send to the same backend", WARNING),
          rule("TEL5004", "secret-in-several-namespaces", "A Secret is used twice over", INFO),
          rule("TEL5005", "selector-without-input", "A selector belongs to no input", WARNING),
          rule("TEL5006", "runtime-without-resources", "An input collects nothing", WARNING),
          rule("TEL5007", "empty-namespace-selector", "A selector selects everything", INFO),
          rule("TEL5008", "duplicate-object", "An object is written twice", WARNING),
          rule("TEL5009", "pipeline-without-input", "A pipeline takes no data", WARNING),
          rule("TEL6001", "scrape-annotation-misspelt", "A scrape annotation is misspelt", WARNING),
          rule("TEL6002", "scrape-port-unknown", "No container has the scraped port", WARNING),
          rule("TEL6003", "scrape-namespace-excluded", "Nobody scrapes this namespace", WARNING),
          rule("TEL6004", "scrape-value-invalid", "A scrape annotation has no effect", WARNING),
          rule("TEL6005", "scrape-port-missing", "A scraped object names no port", WARNING),
          rule("TEL7001", "diagnostic-metrics", "Diagnostic metrics are on", INFO),
          rule("TEL7002", "envoy-metrics", "Envoy metrics are on", INFO),
          rule("TEL7003", "runtime-all-namespaces", "Runtime metrics of all namespaces", INFO),
          rule("TEL7004", "insecure-public-host", "Data leaves the cluster unprotected", WARNING),
          rule("TEL7005", "credential-in-plain-text", "A credential stands in the file", WARNING));

  private ProjectRules() {}

  private static LintRule rule(String id, String name, String title, Severity severity) {
    return new LintRule(id, name, title, severity, new ClusterVerdict.AcceptedSilently(), "0.1.0");
  }
}
