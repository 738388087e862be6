package dev.kubectl.telemetry.api.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.url.UrlResult.Malformed;
import dev.kubectl.telemetry.api.url.UrlResult.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GoUrlTest {
  /**
   * Inputs and what Go 1.26's own net/url made of them: the fields in the order used below, the
   * error text, and the endpoint (first input) joined with a path (second input).
   */
  @TestFactory
  Stream<DynamicTest> readsAndWritesAsGoDoes() throws IOException {
    try (var stream = Objects.requireNonNull(GoUrlTest.class.getResourceAsStream("go-url.jsonl"));
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream()
          .map(line -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line))
          .map(row ->
              DynamicTest.dynamicTest(GoQuote.quoted(input(row).toString()), () -> check(row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> input(Map<?, ?> row) {
    List<?> in = (List<?>) Objects.requireNonNull(row.get("in"));
    return in.stream().map(String.class::cast).toList();
  }

  private static void check(Map<?, ?> row) {
    List<String> in = input(row);
    switch (GoUrl.parse(in.get(0))) {
      case Malformed malformed -> {
        String expected = Objects.requireNonNullElse(row.get("error"), "accepted").toString();
        if (expected.contains("invalid host: ParseAddr")) {
          // Our own words: Go's tell about its address parser.
          assertThat(malformed.problem()).endsWith("is not an IPv6 address");
        } else {
          assertThat(malformed.message()).isEqualTo(expected);
        }
      }
      case Parsed(GoUrl url) -> {
        assertThat(row.get("error")).isNull();
        assertThat(
                List.<Object>of(
                    url.scheme(),
                    url.opaque(),
                    url.hasUser(),
                    url.host(),
                    url.hostname(),
                    url.port(),
                    url.path(),
                    url.escapedPath(),
                    url.query(),
                    url.fragment(),
                    url.toString()))
            .isEqualTo(row.get("fields"));
        if (GoUrl.parse(in.get(1)) instanceof Parsed(GoUrl path)) {
          assertThat(url.join(path).toString()).isEqualTo(row.get("join"));
        } else {
          assertThat(row.get("join")).isNull();
        }
      }
    }
  }

  @Test
  void showsTheInputOnlyInTheFullMessage() {
    var malformed = (Malformed) GoUrl.parse("https://user:hunter2@h:x");
    assertThat(malformed.toString()).doesNotContain("hunter2");
    assertThat(malformed.message())
        .isEqualTo("parse \"https://user:hunter2@h:x\": invalid port \":x\" after host");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`it's \"x\"`, `\"it's \\\"x\\\"\"`",
        "`a\tb\u0007\u0001`, `\"a\\tb\\a\\x01\"`",
        "`\u0085\u200b\u00a0`, `\"\\u0085\\u200b\\u00a0\"`",
        "`ü €😀`, `\"ü €😀\"`",
        "`\uDB80\uDC00`, `\"\\U000f0000\"`"
      })
  void quotesAsGoDoes(String text, String quoted) {
    assertThat(GoQuote.quoted(text)).isEqualTo(quoted);
  }

  @Test
  void neverFailsOnAnyText() {
    long seed = 20260423;
    Random random = new Random(seed);
    String alphabet = "ah1:/?#[]@%2.*ü€\uD83D\uDE00\uD83D\u0001 \"\\";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String shown =
          switch (GoUrl.parse(text.toString())) {
            case Parsed(GoUrl url) -> url.join(url).toString() + url.hostname() + url.port();
            case Malformed malformed -> malformed.message();
          };
      assertThat(shown).as("seed %d round %d: %s", seed, round, text).isNotNull();
    }
  }
}
