package dev.kubectl.telemetry.api.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTest {
  @Test
  void towardsV1Beta1TellsWhichNamesAreLostAndWhichSelectorWidens() {
    ManifestObject.PipelineV1Alpha1 old =
        (ManifestObject.PipelineV1Alpha1)
            read(
                """
                apiVersion: telemetry.kyma-project.io/v1alpha1
                kind: MetricPipeline
                metadata: {name: p}
                spec:
                  input:
                    runtime: {namespaces: {include: [A, B]}}
                    otlp: {namespaces: {include: [a, B], exclude: ["", c]}}
                    istio: {namespaces: {include: [A]}}
                """);

    assertThat(ConversionLoss.towardsV1Beta1(old.pipeline()))
        .containsExactly(
            new ConversionLoss.SelectionWidened(
                FieldPath.of("spec", "input", "runtime", "namespaces", "include"),
                List.of("A", "B")),
            new ConversionLoss.NameRemoved(
                FieldPath.of("spec", "input", "otlp", "namespaces", "include").index(1), "B"),
            new ConversionLoss.NameRemoved(
                FieldPath.of("spec", "input", "otlp", "namespaces", "exclude").index(0), ""));
  }

  @Test
  void towardsV1Alpha1TellsThatCompressionIsLost() {
    ManifestObject.Pipeline pipeline =
        (ManifestObject.Pipeline)
            read(
                """
                apiVersion: telemetry.kyma-project.io/v1beta1
                kind: MetricPipeline
                metadata: {name: p}
                spec:
                  input:
                    runtime: {namespaces: {include: [A]}}
                  output: {otlp: {compression: zstd}}
                """);

    assertThat(ConversionLoss.towardsV1Alpha1(pipeline.pipeline()))
        .containsExactly(
            new ConversionLoss.Dropped(
                FieldPath.of("spec", "output", "otlp", "compression"), "zstd"));
  }

  @Test
  void whatWasConvertedIsWrittenAnewFromItsFields() {
    ManifestObject.PipelineV1Alpha1 old =
        (ManifestObject.PipelineV1Alpha1)
            read(
                """
                apiVersion: telemetry.kyma-project.io/v1alpha1
                kind: MetricPipeline
                metadata: {name: p, labels: {}, annotations: {a: ""}}
                spec:
                  output:
                    otlp:
                      protocol: ""
                      endpoint: {value: ""}
                      tls: {insecure: false}
                      headers: []
                  filter: []
                  transform: [{conditions: []}]
                """);

    assertThat(PipelineEncoder.tree(Conversion.toV1Beta1(old.pipeline())))
        .isEqualTo(
            Tree.mapping()
                .put("apiVersion", "telemetry.kyma-project.io/v1beta1")
                .put("kind", "MetricPipeline")
                .put(
                    "metadata",
                    Tree.mapping().put("name", "p").put("annotations", Tree.mapping().put("a", "")))
                .put(
                    "spec",
                    Tree.mapping()
                        .put("input", Tree.EMPTY_MAPPING)
                        .put(
                            "output",
                            Tree.mapping()
                                .put(
                                    "otlp",
                                    Tree.mapping()
                                        .put("endpoint", Tree.EMPTY_MAPPING)
                                        .put("tls", Tree.EMPTY_MAPPING)))
                        .put("transform", Tree.sequence(Tree.EMPTY_MAPPING)))
                .put("status", Tree.EMPTY_MAPPING)
                .build());
  }

  private static ManifestObject read(String text) {
    return ResourceReader.read(
            YamlReader.read(new SourceText("x.yaml", text)).documents().getFirst())
        .getFirst();
  }
}
