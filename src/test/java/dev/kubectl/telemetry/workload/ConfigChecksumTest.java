package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigChecksumTest {
  @Test
  void nothingHasTheChecksumOfNothing() {
    assertThat(new ConfigChecksum().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void theOrderOfObjectsAndKeysDoesNotMatter() {
    Map<String, String> there = new LinkedHashMap<>();
    there.put("a", "1");
    there.put("b", "2");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("b", "2");
    back.put("a", "1");

    assertThat(new ConfigChecksum().configMap("n", "x", there).configMap("n", "y", back).hex())
        .isEqualTo(new ConfigChecksum().configMap("n", "y", there).configMap("n", "x", back).hex());
  }

  @Test
  void configMapsComeBeforeSecrets() {
    assertThat(
            new ConfigChecksum()
                .secret("a", "a", Map.of("K", "2"))
                .configMap("z", "z", Map.of("k", "1"))
                .hex())
        .isEqualTo(new ConfigChecksum().configMap("n", "n", Map.of("k", "1K2")).hex());
  }

  @Test
  void keysAreOrderedByTheirBytesNotByTheirChars() {
    String last = "\uD83D\uDE00";
    String first = "\uFF5E";

    assertThat(new ConfigChecksum().configMap("n", "n", Map.of(last, "2", first, "1")).hex())
        .isEqualTo(new ConfigChecksum().configMap("n", "n", Map.of(first + "1" + last, "2")).hex());
  }
}
