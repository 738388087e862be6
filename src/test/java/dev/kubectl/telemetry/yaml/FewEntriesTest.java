package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewEntriesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 40})
  void isTheMapOfItsEntries(int size) {
    Map<String, YamlMapping.Entry> map = new LinkedHashMap<>();
    for (int i = size; i > 0; i--) {
      map.put("key" + i, new YamlMapping.Entry(scalar("key" + i), scalar("value" + i)));
    }

    Map<String, YamlMapping.Entry> copy = new FewEntries(List.copyOf(map.values()));

    assertThat(copy).isEqualTo(map).hasSameHashCodeAs(map);
    assertThat(copy.entrySet()).containsExactlyElementsOf(map.entrySet());
    List<String> seen = new ArrayList<>();
    copy.forEach((name, entry) -> {
      assertThat(copy.get(name)).isSameAs(map.get(name)).isSameAs(entry);
      seen.add(name);
    });
    assertThat(seen).containsExactlyElementsOf(map.keySet());
    assertThat(copy.get("other")).isNull();
    assertThat(copy.containsKey("other")).isFalse();
    assertThatThrownBy(() -> copy.put("other", new YamlMapping.Entry(scalar("a"), scalar("b"))))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static YamlScalar scalar(String text) {
    return new YamlScalar(
        text, YamlScalar.Style.PLAIN, new ScalarValue.Text(text), Span.NONE, List.of());
  }
}
