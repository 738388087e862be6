package dev.kubectl.telemetry.api.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.conversion.ConversionLoss;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, reading and what follows it must end well. */
class MutatedDocumentsTest {
  private static final long SEED = 20260402;

  private static final String DOCUMENTS =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: &meta
        name: shop
        labels: {a: b}
        creationTimestamp: "2026-01-02T03:04:05Z"
      spec:
        input: &input
          prometheus: {enabled: true, namespaces: {include: [a, b]}}
          istio: {enabled: true, envoyMetrics: {enabled: false}}
          runtime: {enabled: true, resources: {pod: {enabled: false}}}
          otlp: {enabled: true, namespaces: {exclude: [c]}}
        output:
          otlp:
            protocol: http
            compression: zstd
            endpoint: {valueFrom: {secretKeyRef: {name: s, namespace: team, key: k}}}
            path: /v1
            authentication:
              oauth2:
                tokenURL: {value: "https://x"}
                clientID: {value: a}
                clientSecret: {value: b}
                scopes: [x]
                params: {a: b}
            headers: [{name: X, prefix: Bearer, value: y}]
            tls: {insecure: false, ca: {value: c}}
        transform: [{conditions: [a], statements: [b]}]
        filter: [{conditions: [a]}]
      ---
      apiVersion: telemetry.kyma-project.io/v1alpha1
      kind: MetricPipeline
      metadata: {name: old}
      spec: {input: {otlp: {disabled: true, namespaces: {include: [B]}}}, output: {otlp: {}}}
      ---
      apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: Secret, metadata: {name: s}, data: {k: Zm9v}, stringData: {l: x}}
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {provider: x}}
      - {apiVersion: v1, kind: Namespace, metadata: {name: kube-system, uid: u}}
      ---
      apiVersion: operator.kyma-project.io/v1beta1
      kind: Telemetry
      metadata: {name: default}
      spec: {metric: {collectionInterval: 30s, gateway: {scaling: {type: Static, static: {replicas: 2}}}}}
      """;

  private static final String[] PIECES = {
    "null",
    "~",
    "[]",
    "{}",
    "- ",
    ": ",
    "\n",
    "  ",
    "\"",
    "'",
    "1",
    "-0.5",
    "true",
    "*meta",
    "*input",
    "<<: *input",
    "&x ",
    "items",
    "kind: List\n",
    "#",
    "|\n  x",
    "\u00e9",
    "\ud83d\ude00",
    "99999999999999999999",
    "!!binary ",
    "? ",
    ",",
    "}",
    "]",
    "---\n",
  };

  @Test
  void mutatedDocumentsNeverThrow() {
    Random random = new Random(SEED);
    int objects = 0;
    for (int round = 0; round < 1_000; round++) {
      String text = mutated(random);
      try {
        for (SourceDocument document : YamlReader.read(new SourceText("x", text)).documents()) {
          for (ManifestObject object : ResourceReader.read(document)) {
            follow(object);
            objects++;
          }
        }
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed %d, round %d:\n%s".formatted(SEED, round, text), e);
      }
    }
    assertThat(objects).as("most mutants are still read").isGreaterThan(1_500);
  }

  private static void follow(ManifestObject object) {
    switch (object) {
      case ManifestObject.Pipeline it -> {
        MetricPipeline defaulted = Defaulting.defaulted(it.pipeline());
        assertThat(Defaulting.defaulted(defaulted)).isEqualTo(defaulted);
        assertThat(PipelineDecoder.v1beta1(PipelineEncoder.tree(it.pipeline())))
            .isEqualTo(it.pipeline());
        MetricPipelineV1Alpha1 converted = Conversion.toV1Alpha1(it.pipeline());
        assertThat(Conversion.toV1Alpha1(Conversion.toV1Beta1(converted))).isNotNull();
        assertThat(ConversionLoss.towardsV1Alpha1(it.pipeline())).isNotNull();
      }
      case ManifestObject.PipelineV1Alpha1 it -> {
        MetricPipelineV1Alpha1 defaulted = Defaulting.defaulted(it.pipeline());
        assertThat(Defaulting.defaulted(defaulted)).isEqualTo(defaulted);
        assertThat(PipelineDecoder.v1alpha1(PipelineEncoder.tree(it.pipeline())))
            .isEqualTo(it.pipeline());
        MetricPipeline converted = Conversion.toV1Beta1(it.pipeline());
        assertThat(Conversion.toV1Beta1(Conversion.toV1Alpha1(converted)))
            .as("a second round trip changes nothing")
            .isEqualTo(
                Conversion.toV1Beta1(
                    Conversion.toV1Alpha1(Conversion.toV1Beta1(Conversion.toV1Alpha1(converted)))));
      }
      case ManifestObject.ModuleSettings _,
          ManifestObject.Secret _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _,
          ManifestObject.Other _ -> {}
    }
    object.diagnostics().forEach(each -> assertThat(each.message()).isNotBlank());
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(DOCUMENTS);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }
}
