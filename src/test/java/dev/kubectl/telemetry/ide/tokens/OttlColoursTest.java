package dev.kubectl.telemetry.ide.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OttlColoursTest {
  static final List<String> STYLES = Pipelines.STYLES;

  @ParameterizedTest
  @FieldSource("STYLES")
  void everyWordOfAStatementHasItsKind(String style) {
    assertThat(
            coloured(
                Pipelines.withStatement(
                    style,
                    "set(resource.attributes[\"a\"], IsMatch(metric.name, pattern=\"x\")) where"
                        + " metric.type == METRIC_DATA_TYPE_SUM and not true")))
        .containsExactly(
            "FUNCTION set",
            "NAMESPACE resource",
            "PROPERTY attributes",
            "STRING \"a\"",
            "METHOD IsMatch",
            "NAMESPACE metric",
            "PROPERTY name",
            "PARAMETER pattern",
            "OPERATOR =",
            "STRING \"x\"",
            "KEYWORD where",
            "NAMESPACE metric",
            "PROPERTY type",
            "OPERATOR ==",
            "ENUM_MEMBER METRIC_DATA_TYPE_SUM",
            "KEYWORD and",
            "KEYWORD not",
            "KEYWORD true");
  }

  @Test
  void aStringInDoubleQuotesKeepsItsEscapes() {
    assertThat(
            coloured(
                Pipelines.withStatement(
                    "        - \"%s\"\n", "set(metric.unit, \\\"m\\\\\\\\s\\\")")))
        .contains("STRING \\\"m\\\\\\\\s\\\"");
  }

  @Test
  void noTokenGoesAcrossALine() {
    String text =
        Pipelines.HEAD
            + """
            spec:
              filter:
                - conditions:
                    - |
                      metric.name == "a
                      b" or
                      metric.unit == 1
            """;

    assertThat(coloured(text))
        .contains("STRING \"a", "STRING b\"", "KEYWORD or", "NUMBER 1")
        .noneMatch(token -> token.contains("\n"));
  }

  @Test
  void brokenTextKeepsItsColours() {
    assertThat(coloured(Pipelines.withStatement("        - '%s'\n", "set(metric.unit, Concat([")))
        .containsExactly("FUNCTION set", "NAMESPACE metric", "PROPERTY unit", "METHOD Concat");
  }

  @Test
  void otherTextHasNone() {
    assertThat(coloured(Pipelines.HEAD + "spec:\n  output: {}\n")).isEmpty();
    assertThat(coloured("kind: Other\nspec:\n  filter:\n    - conditions: ['metric.name == 1']\n"))
        .isEmpty();
  }

  private static List<String> coloured(String text) {
    return OttlColours.of(Editor.of(text).file()).stream()
        .map(token ->
            token.colour() + " " + text.substring(token.span().start(), token.span().end()))
        .toList();
  }
}
