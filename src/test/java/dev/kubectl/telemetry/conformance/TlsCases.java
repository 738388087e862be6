package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.validation.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Certificates and keys: {@code tls-generated.yaml}. The reference stops at its first finding, ours
 * goes on (manager.md G1): the first finding is the one to compare.
 */
final class TlsCases {
  private TlsCases() {}

  static Stream<DynamicTest> tests(Path file) {
    VectorYaml vectors = VectorYaml.mapping(file);
    Instant now = Instant.parse(vectors.text("now"));
    return vectors.mappings("cases").stream()
        .map(one ->
            DynamicTest.dynamicTest("tls-generated: " + one.text("name"), () -> check(one, now)));
  }

  private static void check(VectorYaml one, Instant now) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Object> tls = new LinkedHashMap<>();
    for (String part : List.of("ca", "cert", "key")) {
      if (one.entries().get(part) instanceof String text) {
        values.put(part, text);
        boolean inline = one.text("from").equals("inline") && !text.isEmpty();
        Object reference = Map.of("name", "s", "namespace", "n", "key", part);
        tls.put(
            part,
            inline
                ? Map.of("value", text)
                : Map.of("valueFrom", Map.of("secretKeyRef", reference)));
      }
    }
    MetricPipeline pipeline =
        PipelineSpecs.pipeline(
            Map.of(
                "output",
                Map.of("otlp", Map.of("endpoint", Map.of("value", "https://h:4317"), "tls", tls))));
    SecretSource secrets = (namespace, name) -> new Lookup.Found(SecretData.ofTexts(values));
    List<Finding> findings =
        PipelineChecks.check(pipeline, secrets, now).stream()
            .filter(
                finding -> Rule.of(finding.rule()).orElseThrow().group() == Rule.Group.REFERENCE)
            .toList();
    VectorYaml verdict = one.mapping("verdict");
    assertThat(findings.isEmpty()).isEqualTo(verdict.flag("accepted"));
    if (findings.isEmpty()) {
      return;
    }
    Finding first = findings.getFirst();
    ConditionOutcome outcome = Objects.requireNonNull(first.condition());
    assertThat(first.severity() != Severity.ERROR).isEqualTo(verdict.flag("reconcilable"));
    assertThat(outcome.status() ? "True" : "False").isEqualTo(verdict.text("status"));
    assertThat(outcome.reason()).isEqualTo(verdict.text("reason"));
    assertThat(outcome.message()).isEqualTo(verdict.text("reference_message"));
    expiry(one.entries().get("expiry"), PipelineChecks.nextChange(pipeline, secrets, now), now);
  }

  /**
   * The reference comes back when the certificate ends that it saw last. Ours comes back at the
   * first change of any verdict, a second later because the end itself is still valid; never later
   * than the reference.
   */
  private static void expiry(@Nullable Object expected, Optional<Instant> next, Instant now) {
    if (expected != null) {
      Instant end = Instant.parse(expected.toString());
      assertThat(next).hasValueSatisfying(it -> assertThat(it).isBetween(now, end.plusSeconds(1)));
    }
  }
}
