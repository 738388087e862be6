package dev.kubectl.telemetry.ide.hover;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.HEAD;
import static dev.kubectl.telemetry.ide.Pipelines.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.Pipelines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class HoversTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  static final List<String> STYLES = Pipelines.STYLES;

  @Test
  void aFieldSaysWhatItIsForWithDefaultAndEffect() {
    assertThat(text(HEAD + "spec:\n  output:\n    otlp:\n      comp‸ression: gzip\n"))
        .contains("**compression**: none | gzip | snappy | zstd", "Default: `gzip`", "Effect:");
    assertThat(text(HEAD + "spec:\n  out‸put: {}\n")).contains("**output**: object, required");
    assertThat(text(HEAD + "spec:\n  output: {otlp: {pro‸tocol: http}}\n")).contains("protocol");
    assertThat(text(HEAD + "spec:\n  output: {otlp: {protocol: ht‸tp}}\n")).contains("protocol");
  }

  @Test
  void theRangeIsTheWord() {
    Editor editor = Editor.of(HEAD + "spec:\n  out‸put: {}\n");
    HoverText text = at(editor).orElseThrow();

    assertThat(editor.text().substring(text.span().start(), text.span().end())).isEqualTo("output");
  }

  @ParameterizedTest
  @FieldSource("STYLES")
  void ottlIsUnderstoodInEveryStyle(String style) {
    assertThat(statement(style, "s‸et(metric.unit, \"ms\")")).contains("set(target, value)");
    assertThat(statement(style, "set(metric.u‸nit, \"ms\")")).contains("`metric.unit`: string");
    assertThat(statement(style, "set(metric.unit, Con‸cat([\"a\"], \"\"))")).contains("Concat(");
    assertThat(
            statement(style, "set(metric.unit, \"a\") where metric.type == METRIC_DATA_‸TYPE_SUM"))
        .contains("METRIC_DATA_TYPE_SUM` = ");
    assertThat(statement(style, "set(resource.attributes[\"k8s.pod.‸name\"], \"a\")"))
        .contains("k8s.pod.name");
    assertThat(
            statement(
                style,
                "set(metric.unit, \"ms\") where datapoint.time > Now() - Duration(\"1h‸30m\")"))
        .contains("1 hour, 30 minutes");
  }

  @Test
  void inDoubleQuotesEscapesDoNotMoveTheCursor() {
    String style = "        - \"%s\"\n";

    assertThat(statement(style, "set(metric.unit, \\\"ms\\\") where metric.na‸me == \\\"a\\\""))
        .contains("`metric.name`");
    assertThat(
            statement(style, "set(metric.unit, \\\"\\u00e9\\\") where metric.na‸me == \\\"a\\\""))
        .contains("`metric.name`");
  }

  @Test
  void aFunctionComesWithParametersAndExample() {
    assertThat(statement("        - '%s'\n", "replace_pa‸ttern(metric.name, \"a\", \"b\")"))
        .contains("- `regex_pattern`: a string", "- `function`: a function name, optional");
    assertThat(statement("        - '%s'\n", "set(metric.unit, Con‸cat([\"a\"], \"\"))"))
        .contains("Texts joined", "```ottl\nset(metric.description, Concat(");
  }

  @ParameterizedTest
  @CsvSource({
    "1m30s,'1 minute, 30 seconds'",
    "1500ms,'1 second, 500 milliseconds'",
    "0s,no time",
    "-2h,minus 2 hours",
    "26h,'1 day, 2 hours'",
    "512Mi,'536,870,912 bytes, about 536.9 MB'",
    "1k,'1,000 bytes, about 1 kB'"
  })
  void amountsAreSaidInWords(String amount, String words) {
    assertThat(AmountWords.of(amount)).contains(words);
  }

  @Test
  void whatIsNoAmountIsNoAmount() {
    assertThat(List.of("", "5", "shop", "m", "Mi", "1x", "gzip"))
        .allSatisfy(text -> assertThat(AmountWords.of(text)).isEmpty());
  }

  @Test
  void anIntervalIsSaidInWords() {
    assertThat(
            text(
                """
                apiVersion: operator.kyma-project.io/v1beta1
                kind: Telemetry
                metadata: {name: default, namespace: kyma-system}
                spec:
                  metric:
                    collectionInterval: 1m‸30s
                """))
        .contains("1 minute, 30 seconds");
  }

  @Test
  void thePipelineSaysWhatItTurnsInto() {
    assertThat(text(GOOD.replace("name: shop", "name: sh‸op")))
        .contains("What it turns into", "gateway", "sets the metric's unit", "prometheus");
    assertThat(text(GOOD.replace("MetricPipeline", "Metric‸Pipeline")))
        .contains("What it turns into");
  }

  @Test
  void aReferenceSaysWhereTheSecretIsAndShowsNoValue() {
    Editor editor =
        Editor.of(GOOD.replace("name: backend", "name: back‸end")).beside("secret.yaml", SECRET);

    assertThat(at(editor).orElseThrow().markdown())
        .contains("Secret `shop/backend` is in the workspace", "`endpoint`, `token`")
        .doesNotContain("hidden");
  }

  @Test
  void aRuleInASuppressionIsExplained() {
    assertThat(text(HEAD + "# telemetry-lint: ignore TEL23‸04 reason=\"a\"\nspec: {}\n"))
        .contains("**TEL2304** ottl-destructive-without-where");
  }

  @Test
  void otherFilesAndEmptyPlacesHaveNothingToSay() {
    assertThat(at(Editor.of("apiVersion: v1\nkind: Se‸cret\n"))).isEmpty();
    assertThat(at(Editor.of("apiVersion: apps/v1\nki‸nd: Deployment\n"))).isEmpty();
    assertThat(at(Editor.of(HEAD + "spec:\n‸\n  output: {}\n"))).isEmpty();
  }

  private static String statement(String style, String statement) {
    return text(Pipelines.withStatement(style, statement));
  }

  private static String text(String marked) {
    return at(Editor.of(marked)).map(HoverText::markdown).orElse("nothing");
  }

  private static Optional<HoverText> at(Editor editor) {
    return Hovers.at(editor.workspace(), editor.file(), editor.offset(), NOW);
  }
}
