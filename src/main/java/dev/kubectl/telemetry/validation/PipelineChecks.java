package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All checks on one pipeline: the entrance of this room, for plan and lint alike.
 *
 * <p>Unlike the reference, which stops at the first failure, this collects everything: a
 * certificate that is about to expire then hides neither an expired one nor invalid OTTL. The
 * order, however, is the reference's, so the first error is the one that it would have shown:
 * Secret references, endpoint, TLS, transforms, filters; behind them what an API server would
 * refuse, and last our own rules.
 */
public final class PipelineChecks {
  private PipelineChecks() {}

  /**
   * Checks a pipeline as it is; defaults should have been filled in before.
   *
   * @param now the instant for which certificates are judged
   */
  public static List<Finding> check(MetricPipeline pipeline, SecretSource secrets, Instant now) {
    return check(pipeline, secrets, now, JudgedOttl.of(pipeline.spec(), Catalogue.current()));
  }

  /** The same for OTTL that is judged already. */
  public static List<Finding> check(
      MetricPipeline pipeline, SecretSource secrets, Instant now, JudgedOttl ottl) {
    List<Finding> findings = new ArrayList<>();
    List<Finding> ours = new ArrayList<>();
    Output.Otlp otlp = otlp(pipeline);
    if (otlp != null) {
      output(otlp, values(otlp, secrets), now, findings, ours);
    }
    findings.addAll(OttlRules.check(ottl));
    findings.addAll(AdmissionRules.check(pipeline));
    findings.addAll(ours);
    findings.addAll(OutputRules.size(pipeline));
    // Stable: within a group the order is the one in which things were found.
    findings.sort(Comparator.comparing(PipelineChecks::group));
    return withoutEchoes(findings);
  }

  /** One mistake often breaks rules of several groups: the first group to say so is enough. */
  private static List<Finding> withoutEchoes(List<Finding> findings) {
    Map<FieldPath, Rule.Group> first = new HashMap<>();
    return findings.stream()
        .filter(finding ->
            finding.severity() != Severity.ERROR
                || first.computeIfAbsent(finding.field(), field -> group(finding))
                    == group(finding))
        .toList();
  }

  /**
   * The next instant at which the same pipeline and Secrets may get other findings, because a
   * certificate ends or comes close to it.
   */
  public static Optional<Instant> nextChange(
      MetricPipeline pipeline, SecretSource secrets, Instant now) {
    Output.Otlp otlp = otlp(pipeline);
    return otlp == null || otlp.tls() == null
        ? Optional.empty()
        : TlsRule.nextChange(values(otlp, secrets), now);
  }

  private static Output.@Nullable Otlp otlp(MetricPipeline pipeline) {
    Output output = pipeline.spec().output();
    return output == null ? null : output.otlp();
  }

  private static Rule.Group group(Finding finding) {
    return Rule.of(finding.rule()).orElseThrow().group();
  }

  private static void output(
      Output.Otlp otlp,
      Map<ValueField, Resolution> values,
      Instant now,
      List<Finding> findings,
      List<Finding> ours) {
    List<ValueField> reported = new ArrayList<>();
    values.forEach((field, resolution) -> {
      if (SecretReferences.isChecked(field, otlp)) {
        SecretReferences.check(field, resolution)
            .ifPresent(finding -> {
              findings.add(finding);
              reported.add(field);
            });
      }
      ours.addAll(ValueRules.check(field, resolution));
    });
    endpoint(otlp, values, reported, findings, ours);
    findings.addAll(TlsRule.check(otlp, values, reported, now));
    CertificateHostRule.check(otlp, values).ifPresent(ours::add);
    ours.addAll(OutputRules.check(otlp));
  }

  private static void endpoint(
      Output.Otlp otlp,
      Map<ValueField, Resolution> values,
      List<ValueField> reported,
      List<Finding> findings,
      List<Finding> ours) {
    Optional<ValueField> field =
        values.keySet().stream().filter(f -> f.kind() == ValueField.Kind.ENDPOINT).findFirst();
    Resolution resolution = field.map(values::get).orElseGet(Resolution.Nothing::new);
    if (field.isPresent() && reported.contains(field.get())) {
      return;
    }
    FieldPath path =
        resolution instanceof Resolution.Value
            ? field.map(ValueField::textPath).orElse(ValueField.ENDPOINT)
            : ValueField.ENDPOINT;
    Optional<EndpointRule.Problem> problem = EndpointRule.check(otlp, resolution);
    if (problem.isPresent()) {
      findings.add(
          Finding.error(
              Rule.ENDPOINT,
              path,
              "OTLP output endpoint invalid: " + problem.get().text(),
              problem.get().hint(),
              ConditionOutcome.ENDPOINT_INVALID));
    } else if (resolution instanceof Resolution.Value value) {
      ExporterEndpointRule.check(otlp, value, path).ifPresent(ours::add);
    }
  }

  /** What stands behind every holder, each Secret asked once per holder, in their order. */
  private static Map<ValueField, Resolution> values(Output.Otlp otlp, SecretSource secrets) {
    Map<ValueField, Resolution> values = new LinkedHashMap<>();
    for (ValueField field : ValueField.of(otlp)) {
      values.put(field, Resolution.of(field, secrets));
    }
    return Collections.unmodifiableMap(values);
  }
}
