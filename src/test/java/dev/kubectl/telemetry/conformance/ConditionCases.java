package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.validation.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The whole chain and its condition: {@code condition-generated.yaml}. What the reference's rules
 * find first must be its verdict. Ours goes on behind a certificate that is about to expire
 * (manager.md G1), so the final condition may be a later error; only in that one case may it
 * differ.
 */
final class ConditionCases {
  private ConditionCases() {}

  static Stream<DynamicTest> tests(Path file) {
    VectorYaml vectors = VectorYaml.mapping(file);
    Instant now = Instant.parse(vectors.text("now"));
    SecretSource secrets = PipelineSpecs.secrets(vectors.mappings("secrets"));
    return vectors.mappings("cases").stream()
        .map(one ->
            DynamicTest.dynamicTest(
                "condition-generated: " + one.text("name"), () -> check(one, secrets, now)));
  }

  private static void check(VectorYaml one, SecretSource secrets, Instant now) {
    List<Finding> findings =
        PipelineChecks.check(PipelineSpecs.pipeline(one.mapping("spec").entries()), secrets, now)
            .stream()
            .filter(
                finding -> Rule.of(finding.rule()).orElseThrow().group() == Rule.Group.REFERENCE)
            .toList();
    compare(
        one,
        findings.isEmpty()
            ? ConditionOutcome.CONFIGURED
            : Objects.requireNonNull(findings.getFirst().condition()),
        findings.isEmpty() || findings.getFirst().severity() != Severity.ERROR);
    boolean hidden =
        one.text("reason").equals("TLSCertificateAboutToExpire") && !Finding.reconcilable(findings);
    if (!hidden) {
      compare(one, ConditionOutcome.of(findings), Finding.reconcilable(findings));
    }
  }

  private static void compare(VectorYaml one, ConditionOutcome outcome, boolean reconcilable) {
    String expected = one.text("reference_message");
    assertThat(outcome.reason()).isEqualTo(one.text("reason"));
    assertThat(outcome.status() ? "True" : "False").isEqualTo(one.text("status"));
    assertThat(reconcilable).isEqualTo(one.flag("reconcilable"));
    assertThat(withoutParserText(outcome.message())).isEqualTo(withoutParserText(expected));
  }

  /** Cuts what the OTTL parser and the URL parser say. */
  private static String withoutParserText(String message) {
    String cut =
        message.replaceFirst("(?s)(invalid (Transform|Filter)Spec: ).*(\\. Fix the )", "$1…$3");
    return cut.replaceFirst("(?s)(invalid: )(parse|address) .*", "$1$2 …");
  }
}
