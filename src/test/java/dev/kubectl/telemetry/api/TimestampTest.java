package dev.kubectl.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
  @Test
  void offsetsAndFractionsAreRead() {
    assertThat(Timestamp.parse("2026-01-02T03:04:05Z"))
        .contains(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(Timestamp.parse("2026-01-02T03:04:05.5-01:30"))
        .contains(Instant.parse("2026-01-02T04:34:05.5Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-02",
        "2026-01-02T03:04Z",
        "2026-02-30T00:00:00Z",
        "2026-01-02 03:04:05Z",
        "2026-01-02T03:04:05",
        "2026-01-02T25:00:00Z"
      })
  void anythingElseIsNone(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }

  @Test
  void writingDropsFractions() {
    assertThat(Timestamp.text(Instant.parse("2026-01-02T03:04:05.9Z")))
        .isEqualTo("2026-01-02T03:04:05Z");
  }
}
