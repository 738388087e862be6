package dev.kubectl.telemetry.ide.diagnosis;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final LintOptions OPTIONS = LintOptions.at(Instant.parse("2026-11-24T00:00:00Z"));

  @Test
  void aFileWithoutAnObjectOfOursIsLeftAlone() {
    assertThat(rules(Editor.of("apiVersion: v1\nkind: Secret\ndata: {a: '!'}\n"), Scope.ALL))
        .isEmpty();
    assertThat(rules(Editor.of("a: [\n"), Scope.ALL)).isEmpty();
  }

  @Test
  void whatLintFindsIsFoundAlsoAcrossFiles() {
    String other = GOOD.replace("name: shop", "name: copy");
    Editor editor = Editor.of(GOOD).beside("other.yaml", other);

    assertThat(rules(editor, Scope.ALL)).contains("duplicate-backend");
    assertThat(rules(Editor.of(GOOD), Scope.ALL)).doesNotContain("duplicate-backend");
  }

  @Test
  void besideASchemaOnlyTheRestIsTold() {
    Editor editor =
        Editor.of(
            HEAD
                + "spec:\n  inputs: {}\n  transform:\n    - statements: ['sett(metric.unit, 1)']\n"
                + "  output:\n    otlp:\n      protocol: smoke\n      endpoint:\n"
                + "        value: https://a.b:1\n");

    assertThat(rules(editor, Scope.ALL)).contains("unknown-field", "enum");
    assertThat(rules(editor, Scope.BEYOND_SCHEMA))
        .doesNotContain("unknown-field", "enum")
        .anyMatch(rule -> rule.startsWith("ottl-"));
  }

  private static List<String> rules(Editor editor, Scope scope) {
    return Diagnosis.of(editor.workspace(), editor.file(), OPTIONS, scope).stream()
        .map(LintFinding::rule)
        .map(rule -> rule.name())
        .toList();
  }
}
