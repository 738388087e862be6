package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people get wrong, and what they are told: the rows of table 8.1 of the specification. The
 * column is where the underlining starts.
 */
class MistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      textBlock =
          """
          attributes["a"] == "x"               ~ 1  ~ resource.attributes
          IsMach(metric.name, "x")             ~ 1  ~ Did you mean 'IsMatch'?
          isMatch(metric.name, "x")            ~ 1  ~ Write 'IsMatch'
          metric.name = "x"                    ~ 13 ~ Use '=='
          metric.name == "a" && true           ~ 20 ~ Write 'and'
          metric.name == "a" || true           ~ 20 ~ Write 'or'
          metric.name == "a" AND true          ~ 20 ~ Write 'and'
          metric.name == "a" Or true           ~ 20 ~ Write 'or'
          NOT metric.name == "a"               ~ 1  ~ Write 'not'
          !IsMatch(metric.name, "x")           ~ 1  ~ Write 'not'
          metric.name == 'x'                   ~ 16 ~ double quotes
          metric.name == “x”                   ~ 16 ~ double quotes
          metric.name == `x`                   ~ 16 ~ double quotes
          metric.name == "x                    ~ 16 ~ not closed
          (metric.name == "a"                  ~ 1  ~ never closed
          (metric.name == "a"))                ~ 21 ~ closes nothing
          resource.attributes["a" == "b"       ~ 20 ~ Add ']'
          set(metric.name, "x")                ~ 1  ~ changes data
          HasPrefix(metric.name)               ~ 1  ~ HasPrefix(target, prefix)
          IsMatch(metric.name, "[")            ~ 23 ~ missing closing ]
          IsMatch(metric.name, "ab[")          ~ 25 ~ missing closing ]
          IsMatch(metric.name, "\\d+")          ~ 23 ~ write two: '\\\\d'
          metric.type == "Sum"                 ~ 16 ~ METRIC_DATA_TYPE_SUM
          metric.type == METRIC_TYPE_SUM       ~ 16 ~ Did you mean 'METRIC_DATA_TYPE_SUM'?
          datapoint.value > 1                  ~ 11 ~ value_int or value_double
          metric.name["x"] == "y"              ~ 12 ~ cannot be indexed
          datapoint.bucket_counts[0] == 1      ~ 24 ~ cannot be indexed
          metric.is_monotonic                  ~ 20 ~ metric.is_monotonic == true
          metric.name == "a" == "b"            ~ 20 ~ cannot be chained
          1 < datapoint.value_int < 5          ~ 25 ~ cannot be chained
          metric.name in ["a","b"]             ~ 13 ~ ContainsValue
          true                                 ~ 1  ~ No path
          IsMatch("a","b")                     ~ 1  ~ No path
          instrumentation_scope.name == "x"    ~ 1  ~ Write 'scope'
          HasAttrKeyOnDatapoint("a") and metric.name != "" ~ 1 ~ datapoint.attributes["key"] != nil
          metric.name == null                  ~ 16 ~ Write 'nil'
          metric.name == None                  ~ 16 ~ Write 'nil'
          metric.name == TRUE                  ~ 16 ~ Write 'true'
          log.body == "x"                      ~ 1  ~ carries no 'log' data
          span.name == "x"                     ~ 1  ~ carries no 'span' data
          metrics.name == "x"                  ~ 1  ~ Did you mean 'metric'?
          resource.attributes.service == "x"   ~ 21 ~ ["service"]
          datapoint.value_int == 08            ~ 24 ~ Remove the leading zeros
          metric.nme == "x"                    ~ 8  ~ Did you mean 'name'?
          """)
  void aMistakeInAConditionIsExplainedAtItsPlace(String text, int column, String advice) {
    assertFirst(Ottl.checkFilter(List.of(text)), TextKind.CONDITION, column, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      textBlock =
          """
          Set(metric.name, "x")                                      ~ 1  ~ Write 'set'
          metric.name = "x"                                          ~ 13 ~ Write set(path, value)
          IsMatch(metric.name, "x")                                  ~ 1  ~ behind 'where'
          metric.name == "x"                                         ~ 1  ~ a statement calls an editor
          replace_pattern(metric.name, pattern="a", replacement="b") ~ 30 ~ regex_pattern, replacement
          scale_metric(1000) where metric.name == "x"                ~ 14 ~ Write 1000.0
          limit(resource.attributes, -1, [])                         ~ 28 ~ Signed numbers are not possible
          replace_pattern(metric.name, "a", "b", SHA256)             ~ 40 ~ SHA256(x)
          convert_sum_to_gauge()                                     ~ 1  ~ Add where metric.name
          set(metric.name, "x");                                     ~ 22 ~ list item of its own
          """)
  void aMistakeInAStatementIsExplainedAtItsPlace(String text, int column, String advice) {
    assertFirst(Ottl.checkTransform(List.of(), List.of(text)), TextKind.STATEMENT, column, advice);
  }

  @Test
  void aPathWithoutContextNextToValidOnesIsExplained() {
    EntryVerdict verdict = Ottl.checkFilter(List.of("metric.unit == \"s\"", "  name == \"x\""));

    Problem problem = verdict.problems().getFirst();
    assertThat(problem.index()).isEqualTo(1);
    assertThat(problem.span()).hasToString("1:3-1:7");
    assertThat(problem.hint()).isEqualTo("Write metric.name or scope.name");
  }

  @Test
  void columnsCountCodePointsAndLinesCountLineBreaks() {
    EntryVerdict verdict = Ottl.checkFilter(List.of("metric.name ==\n \"日本😀\" = 1"));

    assertThat(verdict.problems().getFirst().span()).hasToString("2:8-2:9");
  }

  private static void assertFirst(EntryVerdict verdict, TextKind kind, int column, String advice) {
    assertThat(verdict.problems()).isNotEmpty();
    Problem problem = verdict.problems().getFirst();
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.span().start().column()).as(problem.message()).isEqualTo(column);
    assertThat(problem.message() + " / " + problem.hint()).contains(advice);
  }
}
