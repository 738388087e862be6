package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ottl.syntax.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an editor may offer at the cursor, which the texts here mark by {@code |}. */
class ExpectedTest {
  @Test
  void theNextSegmentBehindADot() {
    assertThat(condition("metric.| == 1")).contains(new Expected.Segment(List.of("metric")));
    assertThat(condition("metric.na|")).contains(new Expected.Segment(List.of("metric")));
  }

  @Test
  void anArgumentOfACall() {
    assertThat(condition("IsMatch(metric.name, |"))
        .contains(new Expected.Argument("IsMatch", 1, List.of()), new Expected.Value());
    assertThat(condition("IsMatch(target=metric.name, |)"))
        .contains(new Expected.Argument("IsMatch", 1, List.of("target")));
    assertThat(condition("Now(|)")).contains(new Expected.Argument("Now", 0, List.of()));
  }

  @Test
  void anOperatorBehindAValueAndAConjunctionBehindACondition() {
    assertThat(condition("metric.name |")).contains(new Expected.Operator());
    assertThat(condition("metric.name == 1 |")).contains(new Expected.Conjunction());
  }

  @Test
  void aKeyBetweenBrackets() {
    assertThat(condition("resource.attributes[|")).contains(new Expected.Key("attributes"));
  }

  @Test
  void theEditorAndTheWhereOfAStatement() {
    assertThat(statement("|")).contains(new Expected.Editor());
    assertThat(statement("set(metric.name, 1) |")).contains(new Expected.Where());
    assertThat(statement("set(metric.name, 1) where |")).contains(new Expected.Condition());
  }

  private static List<Expected> condition(String marked) {
    return Ottl.expectedAt(TextKind.CONDITION, marked.replace("|", ""), marked.indexOf('|'));
  }

  private static List<Expected> statement(String marked) {
    return Ottl.expectedAt(TextKind.STATEMENT, marked.replace("|", ""), marked.indexOf('|'));
  }
}
