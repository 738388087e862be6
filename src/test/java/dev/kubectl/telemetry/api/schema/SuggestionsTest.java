package dev.kubectl.telemetry.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("protocol", "endpoint", "tls", "path");

  @Test
  void aSlipOfTheKeyboardIsFound() {
    assertThat(Suggestions.nearest("protcol", KNOWN)).contains("protocol");
    assertThat(Suggestions.nearest("endpiont", KNOWN)).contains("endpoint");
    assertThat(Suggestions.nearest("tsl", KNOWN)).contains("tls");
    assertThat(Suggestions.nearest("PATH", KNOWN)).contains("path");
  }

  @Test
  void somethingElseIsNotForcedIntoAName() {
    assertThat(Suggestions.nearest("compression", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("x", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("", KNOWN)).isEmpty();
  }

  @Test
  void aFieldThatExistsElsewhereIsPointedTo() {
    assertThat(
            Suggestions.forField(
                "tokenURL",
                object("spec", "output", "otlp", "authentication"),
                List.of("spec", "output", "otlp", "authentication"),
                MetricPipelineSchema.V1BETA1))
        .contains("A field of that name is in `spec.output.otlp.authentication.oauth2`");
  }

  @Test
  void aNameThatIsEverywhereSaysNothing() {
    assertThat(
            Suggestions.forField(
                "secretKeyRef",
                object("spec", "output"),
                List.of("spec", "output"),
                MetricPipelineSchema.V1BETA1))
        .isEmpty();
  }

  @Test
  void everyFieldHasADescription() {
    for (ObjectSchema root :
        List.of(
            MetricPipelineSchema.V1BETA1,
            MetricPipelineSchema.V1ALPHA1,
            TelemetrySchema.TELEMETRY,
            KubernetesSchema.SECRET,
            KubernetesSchema.CONFIG_MAP,
            KubernetesSchema.NAMESPACE)) {
      described(root);
    }
  }

  @Test
  void noTrapIsAFieldThatExists() {
    for (ObjectSchema root :
        List.of(
            MetricPipelineSchema.V1BETA1,
            MetricPipelineSchema.V1ALPHA1,
            TelemetrySchema.TELEMETRY)) {
      trapped(root);
    }
  }

  private static void described(ObjectSchema schema) {
    for (Field field : schema.fields()) {
      assertThat(field.description()).as(field.name()).matches("[A-Z].*\\.");
      inner(field.type()).forEach(SuggestionsTest::described);
    }
  }

  private static void trapped(ObjectSchema schema) {
    assertThat(schema.traps().keySet())
        .doesNotContainAnyElementsOf(schema.fields().stream().map(Field::name).toList());
    schema.fields().forEach(field -> inner(field.type()).forEach(SuggestionsTest::trapped));
  }

  private static List<ObjectSchema> inner(FieldType type) {
    return switch (type) {
      case FieldType.ObjectOf(ObjectSchema schema) -> List.of(schema);
      case FieldType.ListOf(FieldType item) -> inner(item);
      case FieldType.Text _, FieldType.Bool _, FieldType.WholeNumber _ -> List.of();
      case FieldType.TextMap _, FieldType.Anything _ -> List.of();
    };
  }

  private static ObjectSchema object(String... path) {
    ObjectSchema schema = MetricPipelineSchema.V1BETA1;
    for (String key : path) {
      schema = inner(schema.field(key).orElseThrow().type()).getFirst();
    }
    return schema;
  }
}
