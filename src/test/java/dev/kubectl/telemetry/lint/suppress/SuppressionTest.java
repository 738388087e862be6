package dev.kubectl.telemetry.lint.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static final String NOISY =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        input:
          istio:
            enabled: true
            envoyMetrics:
              enabled: true%s
        output:
          otlp:
            endpoint:
              value: https://backend.example.com:4317
      """;

  @Test
  void aCommentBehindAValueSilencesItsLine() {
    LintReport report =
        Lint.text(NOISY.formatted(" # telemetry-lint: ignore TEL7002 reason=\"for a week\""));

    assertThat(report.findings()).isEmpty();
    assertThat(report.suppressed())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("for a week"));
  }

  @Test
  void aCommentAboveReachesOverOtherCommentsAndBlankLines() {
    String yaml =
        NOISY
            .formatted("")
            .replace(
                "      envoyMetrics:\n",
                "      envoyMetrics:\n        # telemetry-lint: ignore TEL7* reason=mesh\n"
                    + "\n        # more words\n");
    assertThat(yaml).contains("more words");

    assertThat(Lint.text(yaml).findings()).isEmpty();
  }

  @Test
  void itHoldsOnItsLastDayAndNotOnTheNext() {
    String comment = " # telemetry-lint: ignore TEL7002 reason=x until=";

    assertThat(Lint.rules(Lint.text(NOISY.formatted(comment + "2026-11-24")))).isEmpty();
    assertThat(Lint.rules(Lint.text(NOISY.formatted(comment + "2026-11-23"))))
        .containsExactlyInAnyOrder("TEL7002", "TEL9003");
  }

  @Test
  void aDateThatIsNoneIsReported() {
    LintReport report =
        Lint.text(NOISY.formatted(" # telemetry-lint: ignore TEL7002 reason=x until=soon"));

    assertThat(Lint.rules(report)).containsExactlyInAnyOrder("TEL7002", "TEL9005");
  }

  @Test
  void theAnnotationReachesTheWholeObjectAndNoOther() {
    String annotated =
        NOISY
            .formatted("")
            .replace(
                "name: shop\n",
                "name: shop\n  annotations:\n    telemetry-lint/ignore: envoy-metrics reason=mesh\n");
    String other = NOISY.formatted("").replace("name: shop", "name: other").replace("backend", "b");

    LintReport report = Lint.text(annotated + "---\n" + other);

    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.subject().name()).isEqualTo("other"));
  }

  @Test
  void theConfigurationSilencesByPath() {
    LintConfig config =
        config(
            """
            ignore:
              - rules: [TEL7002]
                paths: ["legacy/**"]
                reason: moves in March
              - rules: TEL5003
                reason: never happens
            """);
    LintInput input =
        new LintInput(
            List.of(
                Lint.content("legacy/deep/a.yaml", NOISY.formatted("")),
                Lint.content(
                    "new.yaml", NOISY.formatted("").replace("shop", "b").replace("backend", "b"))),
            List.of());

    LintReport report = Linter.lint(input, Lint.OPTIONS.withConfig(config));

    assertThat(report.findings())
        .extracting(finding -> finding.source() + " " + finding.rule().id())
        .containsExactly(".telemetry-lint.yaml TEL9004", "new.yaml TEL7002");
  }

  @Test
  void mistakesInTheConfigurationAreFindings() {
    LintConfig config = config("fail-on: fatal\nrule: [TEL1]\n");

    LintReport report =
        Linter.lint(Lint.input(NOISY.formatted("")), Lint.OPTIONS.withConfig(config));

    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("TEL9006"))
        .extracting(finding -> finding.span().start().toString())
        .containsExactly("1:10", "2:1");
  }

  @Test
  void aBaselineHidesWhatWasThereWhereverItMoves() {
    LintReport before = Lint.text(NOISY.formatted(""));
    String written =
        Baseline.write(before.findings(), Fingerprints.of(before.findings(), before.sources()));
    Baseline baseline =
        Baseline.parse("b.json", written.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    String moved =
        "# a comment\n\n"
            + NOISY.formatted("").replace("    istio:", "    otlp: {enabled: true}\n    istio:");

    LintReport after = Lint.text(moved, Lint.OPTIONS.withBaseline(baseline));

    assertThat(before.findings()).hasSize(1);
    assertThat(after.findings()).isEmpty();
    assertThat(after.suppressed()).hasSize(1);
  }

  @Test
  void aBaselineShowsTheSecondOfTwoEqualFindings() {
    String one = NOISY.formatted("");
    LintReport before = Lint.text(one);
    Baseline baseline =
        Baseline.parse(
                "b.json",
                Baseline.write(
                        before.findings(), Fingerprints.of(before.findings(), before.sources()))
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow();

    LintReport after =
        Lint.text(
            one + "---\n" + one.replace("name: shop", "name: two").replace("backend", "b"),
            Lint.OPTIONS.withBaseline(baseline));

    assertThat(after.findings())
        .extracting(finding -> finding.subject().name())
        .containsExactly("two");
  }

  @Test
  void somethingElseIsNoBaseline() {
    assertThat(Baseline.parse("b", "[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void globsNameRulesByIdentifierAndName() {
    LintFinding finding = Lint.text(NOISY.formatted("")).findings().getFirst();

    assertThat(RuleSelection.matches("tel7*", finding.rule())).isTrue();
    assertThat(RuleSelection.matches("envoy-*", finding.rule())).isTrue();
    assertThat(RuleSelection.matches("*metrics", finding.rule())).isTrue();
    assertThat(RuleSelection.matches("TEL700", finding.rule())).isFalse();
    assertThat(new RuleSelection(List.of("TEL*"), List.of("TEL7002")).includes(finding.rule()))
        .isFalse();
  }

  private static LintConfig config(String yaml) {
    return ConfigReader.read(
        ".telemetry-lint.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }
}
