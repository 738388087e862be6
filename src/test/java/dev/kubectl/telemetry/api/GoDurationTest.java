package dev.kubectl.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "30s, 30s",
    "60s, 1m0s",
    "90s, 1m30s",
    "5m, 5m0s",
    "1h, 1h0m0s",
    "24h, 24h0m0s",
    "500ms, 500ms",
    "1500ms, 1.5s",
    "100us, 100µs",
    "100\u00b5s, 100µs",
    "100\u03bcs, 100µs",
    "1234ns, 1.234µs",
    "999ns, 999ns",
    "0, 0s",
    "0s, 0s",
    "-0, 0s",
    "+5s, 5s",
    "-1.5h, -1h30m0s",
    "1h0.25m, 1h0m15s",
    ".5s, 500ms",
    "1.s, 1s",
    "1m1m, 2m0s",
    "0.000000001s, 1ns",
    "1m0.5s, 1m0.5s",
    "9223372036854775807ns, 2562047h47m16.854775807s",
    "-9223372036854775808ns, -2562047h47m16.854775808s",
    "0.9223372036854775807h, 55m20.413933267s",
    "0.830103483285477580700h, 49m48.372539827s",
    "0.3333333333333333333h, 20m0s",
    "9223372036854775.807us, 2562047h47m16.854775807s",
    "-9223372036854775.808us, -2562047h47m16.854775808s",
    "39h9m14.425s, 39h9m14.425s",
    "00000000000000000000000000000001s, 1s",
  })
  void aDurationHasOneCanonicalText(String text, String canonical) {
    assertThat(GoDuration.parse(text).map(GoDuration::text)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "1",
        "00",
        "1d",
        "1w",
        "s",
        ".s",
        ".",
        "1 s",
        " 1s",
        "1s ",
        "1S",
        "--1s",
        "1s-1s",
        "1sx",
        "1,5s",
        "1e3s",
        "9223372036854775808ns",
        "2562048h",
        "PT1S",
        "1ms2",
      })
  void anythingElseIsNone(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @Test
  void theCanonicalTextReadsBackAsTheSameDuration() {
    long seed = 20260401;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Duration duration = Duration.ofNanos(random.nextLong() >> random.nextInt(64));
      String text = GoDuration.text(duration);
      // Fractions go through floating point, which above a few months has no room for nanoseconds.
      if (duration.abs().toDays() < 30) {
        assertThat(GoDuration.parse(text)).as("seed %d, %s", seed, text).contains(duration);
      }
    }
  }
}
