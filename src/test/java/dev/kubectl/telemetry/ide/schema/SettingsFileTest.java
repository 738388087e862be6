package dev.kubectl.telemetry.ide.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
  private static final List<String> PATTERNS = List.of("*a.yaml", "b/*.yml");
  private static final String MEMBER =
      "\"./metricpipeline.schema.json\": [\"*a.yaml\", \"b/*.yml\"]";

  @Test
  void commentsOrderAndCommasOfSettingsStay() {
    assertThat(
            merged(
                """
                // mine
                {
                \t"editor.tabSize": 2, // two {
                \t"yaml.schemas": { /* ours */
                \t\t"https://x/y.json": ["*.z.yaml"],
                \t},
                }
                """))
        .isEqualTo(
            """
            // mine
            {
            \t"editor.tabSize": 2, // two {
            \t"yaml.schemas": {
            \t\t%s, /* ours */
            \t\t"https://x/y.json": ["*.z.yaml"],
            \t},
            }
            """
                .formatted(MEMBER));
  }

  @Test
  void settingsWithoutSchemasGetThem() {
    assertThat(merged("{\r\n    \"a\": [1, {\"yaml.schemas\": {}}]\r\n}"))
        .isEqualTo(
            "{\r\n    \"yaml.schemas\": {\r\n        "
                + MEMBER
                + "\r\n    },\r\n    \"a\": [1, {\"yaml.schemas\": {}}]\r\n}");
    for (String empty : List.of("{}", "{ }", "{\n}\n", "", " \n")) {
      assertThat(JsonReader.read(merged(empty)))
          .as(empty)
          .isEqualTo(JsonReader.read(SettingsFile.VSCODE.text(PATTERNS)));
    }
    assertThat(JsonReader.read(merged("{\"yaml.schemas\": {}}")))
        .isEqualTo(JsonReader.read(SettingsFile.VSCODE.text(PATTERNS)));
    assertThat(merged("{ // none yet\n}\n")).contains("// none yet", MEMBER);
  }

  @Test
  void whatIsNotUnderstoodIsLeftToAPerson() {
    for (String odd :
        List.of(
            "[]",
            "{",
            "{\"a\" 1}",
            "{\"a\": 1} x",
            "{/* ",
            "{'a': 1}",
            "{\"yaml.schemas\": null}",
            "{\"yaml.schemas\": {}, \"yaml.schemas\": {}}",
            "{\"a\": \"\n\"}")) {
      assertThat(SettingsFile.VSCODE.mergedInto(odd, PATTERNS))
          .as(odd)
          .isEqualTo(new SettingsFile.Merged.ByHand());
    }
    for (SettingsFile other : List.of(SettingsFile.NEOVIM, SettingsFile.HELIX)) {
      assertThat(other.mergedInto("x = 1\n", PATTERNS)).isEqualTo(new SettingsFile.Merged.ByHand());
    }
    assertThat(SettingsFile.INTELLIJ.mergedInto("<project/>", PATTERNS))
        .isEqualTo(new SettingsFile.Merged.ByHand());
  }

  @Test
  void aMappingOfIntelliJStandsBesideOthers() {
    String others = SettingsFile.INTELLIJ.text(PATTERNS).replace("metricpipeline.schema", "other");

    assertThat(SettingsFile.INTELLIJ.mergedInto(others, PATTERNS))
        .isInstanceOfSatisfying(
            SettingsFile.Merged.Text.class,
            merged ->
                assertThat(merged.text())
                    .startsWith(others.substring(0, others.indexOf("      </map>")))
                    .endsWith(others.substring(others.indexOf("      </map>")))
                    .containsOnlyOnce("value=\"metricpipeline.schema.json\""));
  }

  @Test
  void onceIsEnough() {
    for (SettingsFile editor : SettingsFile.values()) {
      assertThat(editor.mergedInto(editor.text(PATTERNS), PATTERNS))
          .isEqualTo(new SettingsFile.Merged.AlreadyThere());
    }
  }

  private static String merged(String before) {
    SettingsFile.Merged merged = SettingsFile.VSCODE.mergedInto(before, PATTERNS);
    assertThat(merged).isInstanceOf(SettingsFile.Merged.Text.class);
    return ((SettingsFile.Merged.Text) merged).text();
  }
}
