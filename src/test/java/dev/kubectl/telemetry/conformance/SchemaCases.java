package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ReadingRule;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Schema and CEL rules: {@code schema-generated.yaml}. Types are the reader's business, the rest
 * that of {@link AdmissionRules}.
 *
 * <p>One deviation, generator.md S3 and manager.md G26: the CRD refuses a token URL from a Secret,
 * which its documentation offers; ours takes it.
 */
final class SchemaCases {
  private static final String S3 =
      "no such key: value evaluating rule: 'tokenURL' must be a valid URL";
  private static final String NO_KEY = "evaluating rule: ";

  private SchemaCases() {}

  static Stream<DynamicTest> tests(Path file) {
    return VectorYaml.mapping(file).mappings("cases").stream()
        .map(one ->
            DynamicTest.dynamicTest("schema-generated: " + one.text("name"), () -> check(one)));
  }

  private static void check(VectorYaml one) {
    ManifestObject object = PipelineSpecs.object(one.text("version"), one.entries().get("spec"));
    boolean wrongTypes =
        object.diagnostics().stream()
            .anyMatch(diagnostic -> diagnostic.rule().equals(ReadingRule.WRONG_TYPE.id()));
    List<Finding> findings =
        switch (object) {
          case ManifestObject.Pipeline it -> AdmissionRules.check(it.pipeline());
          case ManifestObject.PipelineV1Alpha1 it -> AdmissionRules.checkV1Alpha1(it.pipeline());
          default -> throw new AssertionError("not a pipeline");
        };
    List<String> expected =
        one.mappings("errors").stream()
            .map(error -> error.text("reference_message"))
            .filter(message -> !message.equals(S3))
            .toList();
    assertThat(!wrongTypes && findings.isEmpty())
        .as("accepted; ours says %s %s", object.diagnostics(), findings)
        .isEqualTo(expected.isEmpty());
    List<String> messages = findings.stream().map(Finding::message).toList();
    for (VectorYaml error : one.mappings("errors")) {
      String message = error.text("reference_message");
      boolean rule = error.text("kind").equals("Invalid") && !message.contains(" in body ");
      if (rule && !message.equals(S3)) {
        int start = message.indexOf(NO_KEY);
        assertThat(messages)
            .contains(start < 0 ? message : message.substring(start + NO_KEY.length()));
      }
    }
  }
}
