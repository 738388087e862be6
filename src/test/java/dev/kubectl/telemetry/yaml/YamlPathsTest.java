package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import org.junit.jupiter.api.Test;

class YamlPathsTest {
  private static final YamlNode ROOT =
      YamlReader.read(
              new SourceText(
                  "x", "base: &b {m: 1}\nspec:\n  list:\n    - a: 1\n    - 2\n  <<: *b\n"))
          .documents()
          .getFirst()
          .root();

  @Test
  void aPathLeadsToItsValue() {
    assertThat(span(FieldPath.of("spec", "list").index(0).key("a"))).isEqualTo("4:10-4:11");
    assertThat(span(FieldPath.of("spec", "list").index(1))).isEqualTo("5:7-5:8");
    assertThat(span(FieldPath.ROOT)).isEqualTo(ROOT.span().toString());
  }

  @Test
  void aMergedFieldLeadsToWhereItIsWritten() {
    assertThat(span(FieldPath.of("spec", "m"))).isEqualTo("1:14-1:15");
    assertThat(YamlPaths.keySpan(ROOT, FieldPath.of("spec", "m")))
        .hasValueSatisfying(key -> assertThat(key).hasToString("1:11-1:12"));
  }

  @Test
  void aMissingFieldLeadsToTheKeyAboveIt() {
    assertThat(span(FieldPath.of("spec", "output"))).isEqualTo("2:1-2:5");
    assertThat(span(FieldPath.of("spec", "output", "otlp", "x"))).isEqualTo("2:1-2:5");
    assertThat(span(FieldPath.of("spec", "list").index(7))).isEqualTo("3:3-3:7");
    assertThat(span(FieldPath.of("spec", "list").index(0).key("z"))).isEqualTo("4:7-4:8");
    assertThat(span(FieldPath.of("spec", "list").index(1).key("z"))).isEqualTo("5:7-5:8");
    assertThat(span(FieldPath.of("metadata", "name"))).isEqualTo("1:1-1:5");
  }

  @Test
  void onlyAPresentKeyHasAPlace() {
    assertThat(YamlPaths.keySpan(ROOT, FieldPath.of("spec", "list"))).isPresent();
    assertThat(YamlPaths.keySpan(ROOT, FieldPath.of("spec", "x"))).isEmpty();
    assertThat(YamlPaths.keySpan(ROOT, FieldPath.of("spec", "list").index(0))).isEmpty();
    assertThat(YamlPaths.keySpan(ROOT, FieldPath.ROOT)).isEmpty();
    assertThat(YamlPaths.at(ROOT, FieldPath.of("spec").index(0))).isEmpty();
    assertThat(YamlPaths.at(ROOT, FieldPath.of("spec", "list", "a"))).isEmpty();
    assertThat(YamlPaths.at(ROOT, FieldPath.of("spec", "list").index(-1))).isEmpty();
  }

  private static String span(FieldPath path) {
    return YamlPaths.spanOf(ROOT, path).toString();
  }
}
