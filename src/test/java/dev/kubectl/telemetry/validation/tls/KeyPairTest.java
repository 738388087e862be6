package dev.kubectl.telemetry.validation.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class KeyPairTest {
  /** Throw-away certificates and keys, and what Go 1.26's tls.X509KeyPair says about them. */
  @TestFactory
  Stream<DynamicTest> matchesWhereGoFindsAPair() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(KeyPairTest.class.getResourceAsStream("go-key-pairs.jsonl"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .map(line -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line))
          .map(row ->
              DynamicTest.dynamicTest(
                  text(row, "name"),
                  () ->
                      assertThat(
                              KeyPair.matches(
                                  PemBlock.all(text(row, "cert")), PemBlock.all(text(row, "key"))))
                          .isEqualTo(row.get("matches"))));
    }
  }

  private static String text(Map<?, ?> row, String key) {
    return (String) Objects.requireNonNull(row.get(key));
  }
}
