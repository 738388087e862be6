package dev.kubectl.telemetry.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However much changes, it is one comment that a job finds again. */
class MarkdownBoundsTest {
  /** What GitHub takes, less a line that a job may add. */
  private static final int LONGEST = 65_000;

  private static final int MANY = 400;

  @Test
  void aCommentIsNeverTooLong() {
    ObservedState none = ObservedState.of(List.of(), SecretSource.NONE, Instant.EPOCH);
    ObservedState before = none.with(pipelines("old"));
    ObservedState after = none.with(pipelines("new"));

    String comment =
        PreviewWriter.write(
            PreviewForm.MARKDOWN,
            Previewer.preview("before", before, "after", after, Surroundings.NONE),
            Policy.NONE,
            TextStyle.PLAIN,
            false);

    assertThat(comment.length()).isLessThan(LONGEST);
    assertThat(comment).startsWith("<!-- kubectl-telemetry preview -->\n");
    assertThat(comment).contains("The details are left out: they are too long for a comment.");
    assertThat(comment).contains("<summary>Objects</summary>");
    assertThat(comment.split("<details>", -1)).hasSameSizeAs(comment.split("</details>", -1));
  }

  private static List<MetricPipeline> pipelines(String backend) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      text.append(
          """
          ---
          apiVersion: telemetry.kyma-project.io/v1beta1
          kind: MetricPipeline
          metadata: {name: pipeline-with-a-rather-long-name-%1$d}
          spec:
            input: {prometheus: {enabled: true, namespaces: {include: [one-%1$d, two, three]}}}
            output: {otlp: {endpoint: {value: "https://%2$s-%1$d.example.com:4317"}}}
          """
              .formatted(i, backend));
    }
    List<MetricPipeline> pipelines = new ArrayList<>();
    YamlReader.read(new SourceText("many.yaml", text.toString()))
        .documents()
        .forEach(document ->
            ResourceReader.read(document).stream()
                .filter(ManifestObject.Pipeline.class::isInstance)
                .map(object -> ((ManifestObject.Pipeline) object).pipeline())
                .forEach(pipelines::add));
    return pipelines;
  }
}
