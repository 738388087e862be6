package dev.kubectl.telemetry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.effect.EffectKind;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewSchema;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms for programs, over all golden cases: against the published schema and each other. */
class PreviewFormsTest {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final Schema SCHEMA = schema(PreviewSchema.text());

  /** Nothing may be written that the schema does not describe. */
  private static final Schema STRICT =
      schema(
          PreviewSchema.text()
              .replace("\"additionalProperties\": true", "\"additionalProperties\": false"));

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  @Test
  void theSchemaIsOneAndSaysWhichVersion() {
    JsonNode schema = JsonMapper.shared().readTree(PreviewSchema.text());

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DRAFT))
                .validate(PreviewSchema.text(), InputFormat.JSON))
        .isEmpty();
    assertThat(schema.at("/properties/apiVersion/const").asString())
        .isEqualTo("cli.kubectl-telemetry.dev/v1");
  }

  @Test
  void everyKindOfEffectIsInTheSchemaAndNoOther() {
    JsonNode kinds =
        JsonMapper.shared().readTree(PreviewSchema.text()).at("/$defs/effect/properties/kind/enum");

    assertThat(kinds.values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EffectKind.values()).map(EffectKind::word).toList());
  }

  @Test
  void jsonIsAsTheSchemaSaysAndHasNothingBesides() throws IOException {
    for (PreviewCase one : PreviewCase.all()) {
      String json = written(one, PreviewForm.JSON);

      assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(one.name()).isEmpty();
      assertThat(STRICT.validate(json, InputFormat.JSON)).as(one.name()).isEmpty();
    }
  }

  @Test
  void theSchemaTellsWrongFromRight() throws IOException {
    String json = written(PreviewCase.named("statement-changed"), PreviewForm.JSON);

    assertThat(errors(json.replace("\"restart\"", "\"reboot\""))).isNotEmpty();
    assertThat(errors(json.replace("\"effects\"", "\"effect\""))).isNotEmpty();
    assertThat(errors(json.replace("\"noise\": ", "\"noise\": -"))).isNotEmpty();
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void yamlHasTheSameData() throws IOException {
    for (PreviewCase one : PreviewCase.all()) {
      assertThat(tree(written(one, PreviewForm.YAML)))
          .as(one.name())
          .isEqualTo(tree(written(one, PreviewForm.JSON)));
    }
  }

  /** JSON is YAML. */
  private static Object tree(String text) {
    return Trees.of(
        YamlReader.read("preview", text.getBytes(StandardCharsets.UTF_8))
            .documents()
            .getFirst()
            .root());
  }

  private static String written(PreviewCase one, PreviewForm form) {
    return PreviewWriter.write(form, one.preview(), one.policy(), TextStyle.PLAIN, false);
  }
}
