package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  @Test
  void whatConcernsMetricsIsTakenAndTheRestIsIgnored() {
    assertThat(
            Overrides.parse(
                """
                global: {logLevel: DEBUG, other: 1}
                tracing: {paused: true}
                metrics: {paused: true}
                telemetry: {paused: false}
                """))
        .contains(new Overrides("debug", true, false));
    assertThat(Overrides.parse("{}")).contains(Overrides.NONE);
    assertThat(Overrides.parse("# nothing")).contains(Overrides.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a list", "text", "{global: {logLevel: fatal}}", "{metrics: [}"})
  void whatCannotBeMeantIsNoOverride(String text) {
    assertThat(Overrides.parse(text)).isEmpty();
  }
}
