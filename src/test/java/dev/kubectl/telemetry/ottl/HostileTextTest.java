package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ottl.problem.Category;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is written, there is a verdict: no exception, no endless work, every span inside its
 * text.
 */
class HostileTextTest {
  private static final List<String> PIECES =
      List.of(
          "metric",
          "datapoint",
          "resource",
          ".",
          "name",
          "attributes",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "\"a\"",
          "\"",
          "\\",
          "==",
          "=",
          "!=",
          "<",
          "and",
          "or",
          "not",
          "nil",
          "true",
          "1",
          "1.5",
          "0x",
          "0xff",
          "0xf",
          "99999999999999999999",
          "-",
          "+",
          "*",
          "/",
          ",",
          ":",
          "IsMatch",
          "set",
          "Len",
          "Concat",
          "METRIC_DATA_TYPE_SUM",
          "FLAG",
          "where",
          "copy_metric",
          " ",
          "\n",
          "\t",
          "é",
          "😀",
          "$",
          "$$",
          "${",
          "'",
          "|",
          "&",
          "!",
          ";",
          "\u0000",
          "\ud800",
          "target=",
          "ToUpperCase");

  private static final List<String> SOUND =
      List.of(
          "IsMatch(metric.name, \"^a.*\") and datapoint.attributes[\"x\"] != nil",
          "resource.attributes[Concat([\"a\", \"b\"], \"\")][0] == {\"a\": [1, -2, 3.5]}",
          "(metric.is_monotonic == true or not (Len(metric.name) + 1) * 2 > 5)");

  @Test
  void randomSequencesOfPiecesGetTheSameVerdictTwice() {
    long seed = 20260149;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertJudged(text.toString(), seed);
    }
  }

  @Test
  void mutatedTextsGetTheSameVerdictTwice() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder(SOUND.get(random.nextInt(SOUND.size())));
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
          default -> text.setCharAt(at, (char) random.nextInt(0x250));
        }
      }
      assertJudged(text.toString(), seed);
    }
  }

  @Test
  void randomBytesGetTheSameVerdictTwice() {
    long seed = 99;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertJudged(new String(bytes, StandardCharsets.ISO_8859_1), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{\"a\":", "Len(", "not ", "-", "a[", "[a [", "[Len(a) [", "set("})
  void deepNestingIsRefusedWithoutDeepRecursion(String opening) {
    String text = "metric.name == " + opening.repeat(20_000);

    assertThat(Ottl.checkFilter(List.of(text)).accepted()).isFalse();
    assertThat(Ottl.checkTransform(List.of(), List.of(opening.repeat(20_000))).accepted())
        .isFalse();
  }

  @Test
  void arithmeticNestedInArgumentsIsReadInLinearTime() {
    String deep = "Len(".repeat(2_000) + "metric.name" + ")+1".repeat(2_000) + " > 1";
    String allowed = "Len(".repeat(400) + "metric.name" + ")+1".repeat(400) + " > 1";

    assertThat(Ottl.checkFilter(List.of(allowed)).accepted()).isTrue();
    assertThat(Ottl.checkFilter(List.of(deep)).problems())
        .extracting(Problem::category)
        .containsExactly(Category.SYNTAX_DEPTH);
  }

  @Test
  void fourHundredParenthesesAreFine() {
    String text = "(".repeat(400) + "metric.name == \"x\"" + ")".repeat(400);

    assertThat(Ottl.checkFilter(List.of(text)).accepted()).isTrue();
  }

  @Test
  void longChainsDoNotNest() {
    String conditions = "metric.name == \"x\"" + " or metric.name == \"y\"".repeat(20_000);
    String sum = "metric.name == 1" + " + 1".repeat(50_000);
    String names = "ContainsValue([" + "a ".repeat(50_000) + "], 1)";

    assertThat(Ottl.checkFilter(List.of(conditions)).accepted()).isTrue();
    assertThat(Ottl.checkFilter(List.of(sum)).accepted()).isTrue();
    assertThat(Ottl.checkFilter(List.of(names)).accepted()).isFalse();
  }

  private static void assertJudged(String text, long seed) {
    EntryVerdict filter = Ottl.checkFilter(List.of(text));
    EntryVerdict transform = Ottl.checkTransform(List.of("metric.name != \"\""), List.of(text));
    assertThat(Ottl.checkFilter(List.of(text))).as("seed %d: %s", seed, text).isEqualTo(filter);
    int length = text.codePointCount(0, text.length());
    for (Problem problem : filter.problems()) {
      assertThat(problem.span().start().offset()).isBetween(0, problem.span().end().offset());
      assertThat(problem.span().end().offset()).as(text).isLessThanOrEqualTo(length);
    }
    if (!filter.accepted() || !transform.accepted()) {
      assertThat(filter.problems().size() + transform.problems().size()).as(text).isPositive();
    }
    Ottl.expectedAt(TextKind.CONDITION, text, length / 2);
  }
}
