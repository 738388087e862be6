package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.validation.Rule;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** References to Secrets: {@code secretref-generated.yaml}. */
final class SecretReferenceCases {
  private SecretReferenceCases() {}

  static Stream<DynamicTest> tests(Path file) {
    VectorYaml vectors = VectorYaml.mapping(file);
    SecretSource secrets = PipelineSpecs.secrets(vectors.mappings("secrets"));
    return vectors.mappings("cases").stream()
        .map(one ->
            DynamicTest.dynamicTest(
                "secretref-generated: " + one.text("name"), () -> check(one, secrets)));
  }

  private static void check(VectorYaml one, SecretSource secrets) {
    MetricPipeline pipeline =
        PipelineSpecs.pipeline(Map.of("output", one.mapping("output").entries()));
    List<SecretKeyRef> expected =
        one.mappings("refs").stream()
            .map(ref -> new SecretKeyRef(ref.text("name"), ref.text("namespace"), ref.text("key")))
            .toList();
    assertThat(SecretReferences.of(pipeline)).isEqualTo(expected);
    List<Finding> findings =
        PipelineChecks.check(pipeline, secrets, Instant.EPOCH).stream()
            .filter(finding -> finding.rule().equals(Rule.SECRET_REFERENCE.id()))
            .toList();
    assertThat(findings.isEmpty()).isEqualTo(one.flag("accepted"));
    if (!findings.isEmpty()) {
      ConditionOutcome outcome = Objects.requireNonNull(findings.getFirst().condition());
      assertThat(outcome.reason()).isEqualTo(one.text("reason"));
      assertThat(outcome.message()).isEqualTo(one.text("reference_message"));
      assertThat(category(outcome)).isEqualTo(one.text("category"));
    }
  }

  private static String category(ConditionOutcome outcome) {
    if (outcome.reason().equals("ValidationFailed")) {
      return "api-failure";
    }
    return outcome.message().startsWith("Secret reference is missing")
        ? "fields-missing"
        : outcome.message().startsWith("One or more keys") ? "key-missing" : "secret-missing";
  }
}
