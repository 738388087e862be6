package dev.kubectl.telemetry.validation.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ParsedCertificateTest {
  /** Certificates built part by part, and what Go 1.26's x509.ParseCertificate makes of them. */
  @TestFactory
  Stream<DynamicTest> readsWhatGoReads() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            ParsedCertificateTest.class.getResourceAsStream("go-certificates.jsonl"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .map(line -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line))
          .flatMap(row ->
              Stream.of(
                  DynamicTest.dynamicTest(text(row, "name"), () -> check(row)),
                  DynamicTest.dynamicTest(
                      text(row, "name") + ", cut anywhere", () -> cutAnywhere(row))));
    }
  }

  private static void check(Map<?, ?> row) {
    Optional<ParsedCertificate> certificate =
        ParsedCertificate.all(der(row)).filter(list -> list.size() == 1).map(List::getFirst);

    assertThat(certificate.isPresent()).isEqualTo(row.containsKey("notAfter"));
    certificate.ifPresent(it -> {
      assertThat(it.notAfter().toInstant()).isEqualTo(Instant.parse(text(row, "notAfter")));
      assertThat(it.authority()).isEqualTo(row.get("authority"));
      assertThat(it.servers()).isEqualTo(row.get("servers"));
    });
  }

  /** What is shorter than it says is no certificate, and nothing but that. */
  private static void cutAnywhere(Map<?, ?> row) {
    byte[] der = der(row);
    for (int length = 1; length < der.length - 1; length++) {
      assertThat(ParsedCertificate.all(Arrays.copyOf(der, length))).as("%d", length).isEmpty();
    }
  }

  private static byte[] der(Map<?, ?> row) {
    return Base64.getDecoder().decode(text(row, "der"));
  }

  private static String text(Map<?, ?> row, String key) {
    return (String) Objects.requireNonNull(row.get(key));
  }
}
