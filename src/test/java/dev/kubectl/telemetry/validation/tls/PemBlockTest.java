package dev.kubectl.telemetry.validation.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PemBlockTest {
  /** Texts and the blocks that Go 1.26's own encoding/pem finds in them. */
  @TestFactory
  Stream<DynamicTest> findsTheBlocksThatGoFinds() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(PemBlockTest.class.getResourceAsStream("go-pem.jsonl"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .map(line -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line))
          .map(row -> DynamicTest.dynamicTest("in " + row.get("in"), () -> check(row)));
    }
  }

  private static void check(Map<?, ?> row) {
    List<String> expected = new ArrayList<>();
    for (Object block : (List<?>) Objects.requireNonNull(row.get("blocks"))) {
      expected.add(text((Map<?, ?>) block, "type") + "=" + text((Map<?, ?>) block, "bytes"));
    }
    assertThat(PemBlock.all(text(row, "in")))
        .extracting(block -> block.label() + "=" + HexFormat.of().formatHex(block.content()))
        .isEqualTo(expected);
  }

  private static String text(Map<?, ?> row, String key) {
    return (String) Objects.requireNonNull(row.get(key));
  }
}
