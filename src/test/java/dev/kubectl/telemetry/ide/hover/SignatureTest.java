package dev.kubectl.telemetry.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.Pipelines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SignatureTest {
  static final List<String> STYLES = Pipelines.STYLES;

  @ParameterizedTest
  @FieldSource("STYLES")
  void theCallAroundTheCursorIsShownWithTheArgument(String style) {
    assertActive(style, "set(‸)", "set(target, value)", "target");
    assertActive(style, "set(metric.unit, ‸)", "set(target, value)", "value");
    assertActive(style, "set(metric.unit, Concat([\"a\", \"b\"], ‸\"\"))", "Concat(", "delimiter");
    assertActive(style, "set(metric.unit, Concat([\"a\", ‸\"b\"], \"\"))", "Concat(", "vals");
    assertActive(style, "set(metric.unit, value=‸)", "set(target, value)", "value");
    assertActive(style, "set(metric.unit, \"a, b‸\"", "set(target, value)", "value");
  }

  @ParameterizedTest
  @FieldSource("STYLES")
  void outsideOfCallsThereIsNone(String style) {
    assertThat(at(style, "set(metric.unit, \"ms\") ‸")).isEmpty();
    assertThat(at(style, "set‸(metric.unit, \"ms\")")).isEmpty();
    assertThat(at(style, "nobody(‸)")).isEmpty();
  }

  private static void assertActive(String style, String statement, String label, String active) {
    Signature signature = at(style, statement).orElseThrow();
    assertThat(signature.label()).startsWith(label);
    assertThat(signature.parameters().get(signature.active()).label()).isEqualTo(active);
  }

  private static Optional<Signature> at(String style, String statement) {
    Editor editor = Editor.of(Pipelines.withStatement(style, statement));
    return Signature.at(editor.file(), editor.offset());
  }
}
