package dev.kubectl.telemetry.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.api.reading.ReadingRule;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.validation.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleCatalogueTest {
  /** Rules that no short text of a manifest breaks on its own. */
  private static final Set<String> WITHOUT_FAILING_TEXT =
      Set.of(
          "TEL1001", "TEL1002", "TEL1401", "TEL1402", "TEL2001", "TEL2002", "TEL2105", "TEL2308",
          "TEL3009", "TEL9003", "TEL9006");

  @Test
  void identifiersAndNamesAreUsedOnce() {
    assertThat(RuleCatalogue.all()).extracting(LintRule::id).doesNotHaveDuplicates();
    assertThat(RuleCatalogue.all()).extracting(LintRule::name).doesNotHaveDuplicates();
    assertThat(RuleCatalogue.all())
        .allSatisfy(rule -> assertThat(rule.id()).matches("TEL[1-9][0-9]{3}"))
        .allSatisfy(rule -> assertThat(rule.name()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyRuleOfTheRoomsBelowHasAnEntry() {
    List<String> names =
        Stream.of(
                Stream.of(Rule.values()).map(Rule::id),
                Stream.of(ReadingRule.values()).map(ReadingRule::id),
                Stream.of(Category.values()).map(c -> "ottl-" + c.id().replace('.', '-')),
                Stream.of(
                    "yaml-syntax",
                    "yaml-limit",
                    "yaml-encoding",
                    "yaml-merge",
                    "yaml-no-json",
                    "yaml-duplicate-key",
                    "file-unreadable"))
            .flatMap(name -> name)
            .toList();

    assertThat(RuleCatalogue.all()).extracting(LintRule::name).containsAll(names);
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasAPage() {
    return RuleCatalogue.all().stream()
        .map(rule ->
            dynamicTest(
                rule.id(),
                () -> {
                  RulePage page = RulePage.of(rule).orElseThrow();
                  assertThat(page.why()).isNotBlank();
                  assertThat(page.mend()).isNotBlank();
                  assertThat(page.markdown()).contains(rule.id(), rule.name());
                  assertThat(page.failing().isEmpty())
                      .as("has no failing example")
                      .isEqualTo(WITHOUT_FAILING_TEXT.contains(rule.id()));
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyFailingExampleBreaksThisRuleAlone() {
    return pages()
        .filter(page -> !page.failing().isEmpty())
        .map(page ->
            dynamicTest(
                page.rule().id(),
                () -> {
                  LintReport report = Lint.text(page.failing());
                  assertThat(Lint.rules(report))
                      .as(() -> describe(report))
                      .containsExactly(page.rule().id());
                }));
  }

  @TestFactory
  Stream<DynamicTest> noPassingExampleBreaksAnyRule() {
    return pages()
        .filter(page -> !page.passing().isEmpty())
        .map(page ->
            dynamicTest(
                page.rule().id(),
                () -> {
                  LintReport report = Lint.text(page.passing());
                  assertThat(report.findings()).as(() -> describe(report)).isEmpty();
                }));
  }

  private static Stream<RulePage> pages() {
    return RuleCatalogue.all().stream().flatMap(rule -> RulePage.of(rule).stream());
  }

  private static String describe(LintReport report) {
    StringBuilder text = new StringBuilder();
    for (LintFinding finding : report.findings()) {
      text.append(finding.rule().id() + " " + finding.span() + " " + finding.message() + "\n");
    }
    return text.toString();
  }
}
