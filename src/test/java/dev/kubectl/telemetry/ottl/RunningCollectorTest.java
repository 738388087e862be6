package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ottl.problem.Category;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What admission lets through and a collector cannot run with. */
class RunningCollectorTest {
  @Test
  void aConditionWithoutAPathStopsTheCollectorFromStarting() {
    EntryVerdict verdict = Ottl.checkFilter(List.of("metric.name == \"x\"", "true"));

    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.collectorAccepted()).isFalse();
    assertThat(verdict.safe()).isFalse();
    assertThat(verdict.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.index()).isEqualTo(1))
        .satisfies(problem -> assertThat(problem.side()).isEqualTo(Side.COLLECTOR_START));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IsMatch(target=metric.name, target=metric.name)",
        "datapoint.bucket_counts == datapoint.bucket_counts",
        "datapoint.bucket_counts != (datapoint.positive.bucket_counts)",
        "metric.name == \"\" or Split(metric.name, \".\") == Split(metric.unit, \".\")"
      })
  void aConditionThatCrashesTheCollectorIsAcceptedButNotSafe(String condition) {
    EntryVerdict verdict = Ottl.checkFilter(List.of(condition));

    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.collectorAccepted()).isTrue();
    assertThat(verdict.safe()).isFalse();
    assertThat(verdict.problems()).extracting(Problem::category).containsExactly(Category.CRASH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Split(metric.name, \".\")[0] == Split(metric.unit, \".\")[0]",
        "datapoint.bucket_counts == datapoint.explicit_bounds",
        "datapoint.explicit_bounds == [1.0]",
        "Len(datapoint.bucket_counts) == Len(datapoint.explicit_bounds)"
      })
  void otherComparisonsOfListsAreSafe(String condition) {
    assertThat(Ottl.checkFilter(List.of(condition)).safe()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy_metric(name=\"b\") where metric.name == \"a\"",
        "copy_metric(\"b\") where metric.type == METRIC_DATA_TYPE_SUM and metric.name != \"b\"",
        "copy_metric(name=\"b\") where IsMatch(metric.name, \"^a\")",
        "copy_metric(name=\"b\") where not HasPrefix(metric.name, \"b\")",
        "copy_metric(unit=\"s\") where metric.unit == \"ms\"",
      })
  void aCopyThatIsExcludedFromCopyingEnds(String statement) {
    assertThat(Ottl.checkTransform(List.of(), List.of(statement)).safe()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy_metric(name=\"b\") where metric.type == METRIC_DATA_TYPE_SUM",
        "copy_metric(name=\"b\") where metric.name == \"b\"",
        "copy_metric(name=\"b\") where metric.name == \"a\" or metric.unit == \"s\"",
        "copy_metric(name=metric.unit) where metric.name == \"a\"",
        "copy_metric(description=\"b\") where metric.name == \"a\"",
      })
  void aCopyThatMayBeCopiedAgainIsEndless(String statement) {
    EntryVerdict verdict = Ottl.checkTransform(List.of(), List.of(statement));

    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.safe()).isFalse();
    assertThat(verdict.problems()).extracting(Problem::category).containsExactly(Category.ENDLESS);
  }

  @Test
  void conditionsOfTheEntryMayExcludeTheCopy() {
    List<String> copy = List.of("copy_metric(name=\"b\")");

    assertThat(Ottl.checkTransform(List.of("metric.name == \"a\""), copy).safe()).isTrue();
    assertThat(
            Ottl.checkTransform(List.of("metric.name == \"a\"", "metric.unit == \"s\""), copy)
                .safe())
        .isFalse();
  }

  @Test
  void twoStatementsMayCopyInACircle() {
    String there = "copy_metric(name=\"b\") where metric.name == \"a\"";
    String back = "copy_metric(name=\"a\") where metric.name == \"b\"";
    String onwards = "copy_metric(name=\"c\") where metric.name == \"b\"";

    assertThat(Ottl.checkTransform(List.of(), List.of(there, back)).safe()).isFalse();
    assertThat(Ottl.checkTransform(List.of(), List.of(there, onwards)).safe()).isTrue();
  }

  @Test
  void renamingBeforeTheCopyMakesTheGuardWorthless() {
    String rename = "set(metric.name, \"a\")";
    String copy = "copy_metric(name=\"b\") where metric.name == \"a\"";

    assertThat(Ottl.checkTransform(List.of(), List.of(rename, copy)).safe()).isFalse();
    assertThat(Ottl.checkTransform(List.of(), List.of(copy, rename)).safe()).isTrue();
  }

  @Test
  void aVariableThatTheCollectorWouldInsertIsReportedAtItsPlace() {
    EntryVerdict verdict =
        Ottl.checkTransform(List.of(), List.of("set(metric.unit, \"$$1 ${env:TOKEN}\")"));

    assertThat(verdict.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.category()).isEqualTo(Category.EXPANSION))
        .satisfies(problem -> assertThat(problem.span()).hasToString("1:23-1:35"));
    assertThat(Ottl.checkFilter(List.of("metric.unit == \"$${env:TOKEN}\"")).problems()).isEmpty();
  }

  @Test
  void theCollectorJudgesTheTextBehindItsConfigurationLoader() {
    EntryVerdict verdict =
        Ottl.checkFilter(List.of("IsMatch(metric.name, \"a\\\\x{$$0041}[$$-#]\")"));
    EntryVerdict plain = Ottl.checkFilter(List.of("IsMatch(metric.name, \"[$$-$]\")"));

    assertThat(verdict.accepted()).isFalse();
    assertThat(plain.accepted()).isTrue();
    assertThat(plain.collectorAccepted()).isTrue();
  }
}
