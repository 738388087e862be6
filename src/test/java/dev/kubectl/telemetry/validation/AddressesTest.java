package dev.kubectl.telemetry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.url.GoUrl;
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

class AddressesTest {
  /** Texts and what Go 1.26's SplitHostPort, Atoi (of the port) and ParseRequestURI say. */
  @TestFactory
  Stream<DynamicTest> areReadAsGoReadsThem() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(AddressesTest.class.getResourceAsStream("go-addresses.jsonl"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .map(line -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line))
          .map(row -> DynamicTest.dynamicTest("in " + row.get("in"), () -> check(row)));
    }
  }

  private static void check(Map<?, ?> row) {
    String text = (String) Objects.requireNonNull(row.get("in"));
    switch (HostPort.of(text)) {
      case HostPort.MissingPort() ->
          assertThat(row.get("error")).isEqualTo("missing port in address");
      case HostPort.Malformed(String problem) -> assertThat(row.get("error")).isEqualTo(problem);
      case HostPort.Split(String host, String port) -> {
        assertThat(row.get("host")).isEqualTo(host);
        assertThat(row.get("port")).isEqualTo(port);
        assertThat(row.get("number")).isEqualTo(HostPort.isNumber(port));
      }
    }
    assertThat(row.get("requestUri")).isEqualTo(GoUrl.isRequestUri(text));
  }
}
