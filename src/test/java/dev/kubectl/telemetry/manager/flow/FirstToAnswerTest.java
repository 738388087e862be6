package dev.kubectl.telemetry.manager.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several ways is taken. */
class FirstToAnswerTest {
  private static final AlertSource.Answer ALERTS = new AlertSource.Answer.Alerts(FiringAlerts.NONE);

  private final List<String> asked = new ArrayList<>();
  private AlertSource.Answer proxy = new AlertSource.Answer.Failed(503, "proxy");
  private AlertSource.Answer forward = new AlertSource.Answer.Failed(404, "forward");
  private final AlertSource source =
      new FirstToAnswer(
          () -> {
            asked.add("proxy");
            return proxy;
          },
          () -> {
            asked.add("forward");
            return forward;
          });

  @Test
  void theFirstIsEnough() {
    proxy = ALERTS;

    assertThat(source.ask()).isEqualTo(ALERTS);
    assertThat(asked).containsExactly("proxy");
  }

  @Test
  void whatLedToAnAnswerIsTriedFirstNextTime() {
    forward = ALERTS;

    assertThat(source.ask()).isEqualTo(ALERTS);
    assertThat(source.ask()).isEqualTo(ALERTS);
    assertThat(asked).containsExactly("proxy", "forward", "forward");
  }

  @Test
  void itIsLeftWhenItLeadsNowhereAnyMore() {
    forward = ALERTS;
    source.ask();
    forward = new AlertSource.Answer.Failed(404, "forward");
    proxy = ALERTS;
    asked.clear();

    assertThat(source.ask()).isEqualTo(ALERTS);
    assertThat(source.ask()).isEqualTo(ALERTS);
    assertThat(asked).containsExactly("forward", "proxy", "proxy");
  }

  @Test
  void whenNoneAnswersTheFirstSaysWhy() {
    assertThat(source.ask()).isEqualTo(proxy);
    assertThat(asked).containsExactly("proxy", "forward");
  }
}
