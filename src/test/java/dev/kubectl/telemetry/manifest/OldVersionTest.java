package dev.kubectl.telemetry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldVersionTest {
  @Test
  void defaultsComeBeforeTheSchemaIsLookedAt() {
    String text =
        """
        apiVersion: telemetry.kyma-project.io/v1alpha1
        kind: MetricPipeline
        metadata:
          name: backend
        spec:
          output:
            otlp:
              protocol: ""
              endpoint: {value: "backend:4317"}
        """;

    ManifestSet set =
        ManifestSet.of(
            new ManifestFiles.Found(
                List.of(new ManifestFiles.Content("a.yaml", text.getBytes(StandardCharsets.UTF_8))),
                List.of()));

    assertThat(set.diagnostics()).isEmpty();
    assertThat(set.pipelines()).containsOnlyKeys("backend");
  }
}
