package dev.kubectl.telemetry.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryReadingTest {
  private static final String HEAD =
      """
      apiVersion: operator.kyma-project.io/v1beta1
      kind: Telemetry
      metadata:
        name: default
        annotations:
          telemetry.kyma-project.io/service-enrichment: otel
          telemetry.kyma-project.io/enable-vpa: "true"
      """;

  @Test
  void settingsAreRead() {
    ManifestObject.ModuleSettings read =
        read(
            HEAD
                + """
                spec:
                  metric:
                    collectionInterval: 1m30s
                    runtime: {collectionInterval: 500ms}
                    istio: {}
                    gateway:
                      scaling: {type: Static, static: {replicas: 4}}
                  enrichments:
                    cluster: {name: my cluster}
                    extractPodLabels:
                    - key: a
                    - keyPrefix: b/
                """);

    assertThat(read.diagnostics()).isEmpty();
    Telemetry telemetry = read.telemetry();
    assertThat(telemetry.metric())
        .isEqualTo(
            new Telemetry.MetricSpec(
                4, Duration.ofSeconds(90), Duration.ofMillis(500), null, null));
    assertThat(telemetry.enrichments())
        .isEqualTo(
            new Telemetry.Enrichments(
                List.of(new Telemetry.PodLabel("a", null), new Telemetry.PodLabel(null, "b/")),
                "my cluster"));
    assertThat(telemetry.serviceEnrichment()).isEqualTo("otel");
    assertThat(telemetry.vpaEnabled()).isTrue();
  }

  @Test
  void replicasCountOnlyWithStaticScaling() {
    assertThat(
            read(HEAD + "spec: {metric: {gateway: {scaling: {static: {replicas: 4}}}}}")
                .telemetry()
                .metric())
        .isEqualTo(new Telemetry.MetricSpec(null, null, null, null, null));
  }

  @Test
  void intervalsThatCannotBeUsedAreReportedAndKept() {
    ManifestObject.ModuleSettings read =
        read(
            HEAD
                + """
                spec:
                  metric:
                    collectionInterval: 1d
                    runtime: {collectionInterval: 0s}
                    istio: {collectionInterval: 30}
                """);

    assertThat(read.diagnostics())
        .extracting(each -> each.span().start() + " " + each.rule() + ": " + each.message())
        .containsExactly(
            "10:25 invalid-interval: `1d` is not a duration above zero",
            "11:35 invalid-interval: `0s` is not a duration above zero",
            "12:33 wrong-type: `spec.metric.istio.collectionInterval` must be a text, but is a"
                + " number");
    assertThat(read.telemetry().metric())
        .isEqualTo(
            new Telemetry.MetricSpec(
                null,
                null,
                null,
                null,
                null,
                List.of(
                    new Telemetry.InvalidInterval(
                        FieldPath.of("spec", "metric", "collectionInterval"), "1d"),
                    new Telemetry.InvalidInterval(
                        FieldPath.of("spec", "metric", "runtime", "collectionInterval"), "0s"))));
  }

  @Test
  void otherAnnotationsMeanLegacyAndNoVpa() {
    Telemetry telemetry =
        read(HEAD.replace(": otel", ": Otel").replace("\"true\"", "\"True\"")).telemetry();

    assertThat(telemetry.serviceEnrichment()).isEqualTo("kyma-legacy");
    assertThat(telemetry.vpaEnabled()).isFalse();
  }

  private static ManifestObject.ModuleSettings read(String text) {
    return (ManifestObject.ModuleSettings)
        ResourceReader.read(YamlReader.read(new SourceText("x.yaml", text)).documents().getFirst())
            .getFirst();
  }
}
