package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.lint.report.TextStyle;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalPolicyTest {
  @Test
  void inATerminalThereIsColourUnlessTheUserWantsNone() {
    assertThat(terminal().colour()).isTrue();
    assertThat(terminal("NO_COLOR", "").colour()).isFalse();
    assertThat(terminal("NO_COLOR", "0").colour()).isFalse();
    assertThat(terminal("TERM", "dumb").colour()).isFalse();
    assertThat(new TerminalPolicy(Map.of(), false).colour()).isFalse();
  }

  @Test
  void theWidthIsThatOfTheUserElseThatOfTheTerminal() {
    assertThat(terminal("COLUMNS", "120").width(() -> 99)).isEqualTo(120);
    assertThat(terminal("COLUMNS", "wide").width(() -> 99)).isEqualTo(99);
    assertThat(terminal().width(() -> 7)).as("narrower is unreadable").isEqualTo(40);
    assertThat(terminal().width(() -> 0)).isEqualTo(TextStyle.UNBOUNDED);
    assertThat(terminal("NO_COLOR", "1").width(() -> 99)).as("no matter of colour").isEqualTo(99);
    assertThat(new TerminalPolicy(Map.of("COLUMNS", "120"), false).width(() -> 99))
        .as("what is piped is not broken")
        .isEqualTo(TextStyle.UNBOUNDED);
  }

  @Test
  void aPagerIsStartedOnlyWhenOneIsNamedAndSomebodyLooks() {
    assertThat(terminal().pager()).isEmpty();
    assertThat(terminal("PAGER", "less").pager()).contains("less");
    assertThat(terminal("PAGER", "less", "KUBECTL_TELEMETRY_PAGER", "more").pager())
        .contains("more");
    assertThat(terminal("PAGER", "less", "KUBECTL_TELEMETRY_PAGER", "").pager()).isEmpty();
    assertThat(terminal("PAGER", "cat").pager()).isEmpty();
    assertThat(terminal("PAGER", "less", "CI", "true").pager()).isEmpty();
    assertThat(terminal("PAGER", "less", "TERM", "dumb").pager()).isEmpty();
    assertThat(new TerminalPolicy(Map.of("PAGER", "less"), false).pager()).isEmpty();
  }

  private static TerminalPolicy terminal(String... variables) {
    Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return new TerminalPolicy(environment, true);
  }
}
