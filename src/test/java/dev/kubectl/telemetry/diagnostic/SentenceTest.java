package dev.kubectl.telemetry.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The path is unknown | the path is unknown",
        "A path | a path",
        "Remove | remove",
        "Don't | don't",
        "Secret `a` is missing | Secret `a` is missing",
        "MetricPipeline `a` | MetricPipeline `a`",
        "TLS is off | TLS is off",
        "Len(x) is a number | Len(x) is a number",
        "`==` compares | `==` compares",
        "already so | already so",
      })
  void aSentenceBeginsInLowerCaseUnlessItBeginsWithAName(String sentence, String inside) {
    assertThat(Sentence.inside(sentence)).isEqualTo(inside);
  }
}
