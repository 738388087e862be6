package dev.kubectl.telemetry.ide.generated;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.HEAD;
import static dev.kubectl.telemetry.ide.Pipelines.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void theConfigurationSaysWhyEachLineIsThere() {
    Editor editor = Editor.of(GOOD).beside("secret.yaml", SECRET);
    String text =
        PipelinePlan.of(editor.workspace(), editor.file(), "shop", NOW)
            .orElseThrow()
            .configuration();

    assertThat(text)
        .contains("# telemetry-metric-gateway", "# telemetry-metric-agent")
        .containsPattern("set\\(metric\\.unit.* # shop\\.yaml:11 spec\\.transform\\[0]")
        .contains("# built in: ")
        .doesNotContain("hidden");
    assertThat(YamlReader.read(new SourceText("generated", text)).diagnostics()).isEmpty();
  }

  @Test
  void aPipelineThatNobodyTakesGeneratesNothing() {
    Editor editor = Editor.of(HEAD + "spec: 1\n");

    assertThat(PipelinePlan.of(editor.workspace(), editor.file(), "shop", NOW)).isEmpty();
  }

  @Test
  void thePreviewComparesTheEditorWithTheDisk() {
    Editor editor = Editor.of(GOOD);
    var saved = Editor.file(Editor.URI, GOOD.replace("\"ms\"", "\"s\"")).document();

    assertThat(ChangePreview.of(editor.workspace(), editor.file(), "shop", saved, NOW))
        .contains("shop")
        .contains("set(metric.unit");
    assertThat(
            ChangePreview.of(
                editor.workspace(), editor.file(), "shop", editor.file().document(), NOW))
        .contains("without shop");
  }

  @Test
  void aUriComesBackAsWhatItWasMadeOf() {
    VirtualDocument document =
        new VirtualDocument(
            VirtualDocument.Kind.CONFIGURATION, "file:///shop/a%20b/shop.yaml", "shop.v1");

    assertThat(VirtualDocument.of(document.uri())).contains(document);
    assertThat(VirtualDocument.of(document.uri().replace("file:", "file%3A"))).contains(document);
    assertThat(VirtualDocument.of("file:///shop/shop.yaml")).isEmpty();
    assertThat(VirtualDocument.of("telemetry-generated:/other/shop.yaml?a")).isEmpty();
    assertThat(VirtualDocument.of("::")).isEmpty();
  }
}
