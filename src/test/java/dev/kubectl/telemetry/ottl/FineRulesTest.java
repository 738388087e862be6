package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules of the language that nobody would guess; found by comparing verdicts with the reference for
 * generated texts.
 */
class FineRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // A minus before a parenthesis makes arithmetic, whose kind is not known beforehand.
        "IsString(-(1)) and metric.name != \"\"",
        "TraceID(-(-1)) == metric.name",
        "ProfileID(-(1)) == metric.name",
        // Of equal keys the last one counts, so this map is no literal.
        "Int({\"a\": 1, \"a\": metric.name}) == 1",
        // In a list without commas a sign behind a text starts the next element.
        "ContainsValue([\"a\" -1 nil +metric.name], metric.unit)",
        "[0x00 + metric.name] == nil",
        // A string of nothing but a mark passes for the mark where no value may stand,
        "metric\".\"name == metric . unit",
        "IsMatch\"(\"metric.name\"\\x2c\"\"a\"\")\"",
        "resource.attributes\"[\"\"a\"\"]\" == [1, 2 \",\" 3 \"]\"",
        "metric.metadata == {\"a\"\":\" 1 \",\" \"b\" : 2 \"}\"",
        "not \"(\" metric.name == nil \")\" or \"(\" 1 + metric.unit \")\" > 2",
        // and for the text wherever one may.
        "Concat([\"(\" metric.name \",\" \"}\" \"]\"], \")\") == \"(\"",
        "metric.metadata == {\"}\": \"{\", \",\": \":\"}",
        "resource.attributes[\"]\"][\"(\"] == \".\"",
        // A leading zero makes an octal number.
        "datapoint.value_int == 0777777777777777777777",
        "datapoint.value_int == 00 + 017 and datapoint.value_double < 08.5",
        // Underscores separate digits of decimal numbers, too.
        "Double(\"1_000.2_5e1_0\") == datapoint.value_double"
      })
  void theseAreAccepted(String condition) {
    assertVerdict(condition, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IsString(+(1)) and metric.name != \"\"",
        "TraceID((-1)) == metric.name",
        // What is not the last one of equal keys is as if it was not there.
        "Int({\"a\": metric.name, \"a\": 1}) == 1",
        // Behind the first comma there are commas only.
        "[1, \"a\" -1] == metric.name",
        "[\"a\" * 1] == metric.name",
        "Double(\"1__0\") == datapoint.value_double",
        "Double(\"1_.5\") == datapoint.value_double",
        "datapoint.value_int == 08",
        "datapoint.value_int == 01000000000000000000000",
        // A text comes before a mark.
        "metric.metadata == {\"a\": 1 \",\": 2}",
        "Len([\"a\" \"]\" + metric.name",
        "IsMatch(metric.name, \")\"",
        "resource.attributes[\"(\" 1 \")\"] == nil",
        "metric.name \"==\" nil",
        // Definitions are looked at even if the pattern comes from the data.
        "ExtractGrokPatterns(metric.name, metric.unit, false, [\"A\"]) == nil",
        "ExtractGrokPatterns(metric.name, metric.unit, false, [\"A:B=x\"]) == nil"
      })
  void theseAreRefused(String condition) {
    assertVerdict(condition, false);
  }

  private static void assertVerdict(String condition, boolean accepted) {
    EntryVerdict verdict = Ottl.checkFilter(List.of(condition));
    assertThat(verdict.accepted()).as("%s", verdict.problems()).isEqualTo(accepted);
    assertThat(verdict.collectorAccepted()).as("%s", verdict.problems()).isEqualTo(accepted);
  }
}
