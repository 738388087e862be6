package dev.kubectl.telemetry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRuleTest {
  @ParameterizedTest
  @ValueSource(strings = {"app", "A_b.c-1", "app.kubernetes.io/name", "a/b"})
  void goodKeysAreTakenEverywhere(String key) {
    assertThat(fields(Map.of(key, ""), Map.of(key, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a/", "/a", "a/b/c", "a_b/c", "a b", "a..b/c", "ä"})
  void badKeysAreRefusedEverywhere(String key) {
    assertThat(fields(Map.of(key, ""), Map.of(key, ""))).hasSize(2);
  }

  @Test
  void theDomainOfALabelIsInLowerCase() {
    assertThat(fields(Map.of("Example.com/a", "x"), Map.of("Example.com/a", "x")))
        .containsExactly("metadata.labels[\"Example.com/a\"]");
  }

  @Test
  void aLabelHoldsAShortWordAndAnAnnotationAnything() {
    assertThat(fields(Map.of("a", "x".repeat(63)), Map.of("a", "x".repeat(64)))).isEmpty();
    assertThat(fields(Map.of("a", "x".repeat(64)), Map.of())).containsExactly("metadata.labels.a");
    assertThat(fields(Map.of("a", "two words"), Map.of())).containsExactly("metadata.labels.a");
  }

  @Test
  void annotationsTogetherHaveALimitInBytes() {
    assertThat(fields(Map.of(), Map.of("a", "x".repeat(262_143)))).isEmpty();
    assertThat(fields(Map.of(), Map.of("a", "ä".repeat(131_072))))
        .containsExactly("metadata.annotations");
  }

  private static List<String> fields(Map<String, String> labels, Map<String, String> annotations) {
    ObjectMeta metadata =
        new ObjectMeta("a", null, null, 0, null, null, labels, annotations, Tree.EMPTY_MAPPING);
    return MetadataRule.check(metadata).stream()
        .map(finding -> finding.field().toString())
        .toList();
  }
}
