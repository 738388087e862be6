package dev.kubectl.telemetry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "'{apiVersion: v1, kind: Pod, name: a, uid: b}', ''",
    "'{apiVersion: apps/v1, kind: Event, name: a, uid: b, controller: true}', ''",
    "'{apiVersion: v1, kind: Event, name: a, uid: b}', kind",
    "'{apiVersion: /v1, kind: Event, name: a, uid: b}', kind",
    "'{apiVersion: a/, kind: Pod, name: a, uid: b}', apiVersion",
    "'{apiVersion: a/b/c, kind: Pod, name: a, uid: b}', apiVersion",
    "'{apiVersion: v1, kind: \"\", uid: b}', kind name",
    "'{}', apiVersion kind name uid",
  })
  void anOwnerIsNamedInFull(String owner, String fields) {
    assertThat(written("ownerReferences: [" + owner + "]"))
        .containsExactlyElementsOf(
            Stream.of(fields.split(" "))
                .filter(field -> !field.isEmpty())
                .map(field -> "metadata.ownerReferences[0]." + field)
                .toList());
  }

  @Test
  void thereIsOneController() {
    String owner = "{apiVersion: v1, kind: Pod, name: a, uid: b, controller: %s}";
    assertThat(
            written(
                "ownerReferences: [" + owner.formatted(true) + ", " + owner.formatted(false) + "]"))
        .isEmpty();
    assertThat(
            written(
                "ownerReferences: [" + owner.formatted(true) + ", " + owner.formatted(true) + "]"))
        .containsExactly("metadata.ownerReferences[1].controller");
  }

  @Test
  void aFinalizerHasTheNameOfAKey() {
    assertThat(written("finalizers: [a.b/c, foregroundDeletion, \"a b\", /a]"))
        .containsExactly("metadata.finalizers[2]", "metadata.finalizers[3]");
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

  /** The fields that are refused in metadata with this line of YAML. */
  private static List<String> written(String line) {
    YamlFile file = YamlReader.read(new SourceText("metadata.yaml", "name: a\n" + line));
    Tree metadata = Trees.of(file.documents().getFirst().root());
    return MetadataRule.check(
            new ObjectMeta(
                "a", null, null, 0, null, null, Map.of(), Map.of(), (Tree.Mapping) metadata))
        .stream()
        .map(finding -> finding.field().toString())
        .toList();
  }
}
