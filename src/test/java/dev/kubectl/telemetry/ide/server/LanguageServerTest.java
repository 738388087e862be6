package dev.kubectl.telemetry.ide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageServerTest {
  private static final String PIPELINE =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        transform:
          - statements:
              - sett(metric.unit, "ms") where metric.name == "a"
        output:
          otlp:
            endpoint:
              value: https://backend.example.com:4317
      """;

  @TempDir Path folder;

  private String uri() {
    return FileUris.uri(folder.resolve("shop.yaml"));
  }

  @Test
  void aMistakeIsToldAndGoesAwayWhenItIsMended() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      editor.open(uri(), PIPELINE);

      assertThat(editor.diagnostics(uri(), 1))
          .filteredOn(d -> d.getSeverity() == DiagnosticSeverity.Error)
          .singleElement()
          .satisfies(d -> {
            assertThat(d.getRange()).isEqualTo(EditorClient.range(7, 10, 14));
            assertThat(d.getCode().getLeft()).startsWith("TEL2");
          });

      editor.replace(uri(), 2, EditorClient.range(7, 10, 14), "set");

      assertThat(editor.diagnostics(uri(), 2))
          .noneMatch(d -> d.getSeverity() == DiagnosticSeverity.Error);
    }
  }
}
