package dev.kubectl.telemetry.lint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  private static final Path CRDS = Path.of("src/main/crd");
  private static final Path SCHEMAS =
      Path.of("src/main/resources/dev/kubectl/telemetry/lint/schema");

  /** Run with {@code -Dschema.update=true} after a CRD changed. */
  @Test
  void theSchemasAreThoseOfTheCrds() throws IOException {
    Map<String, String> derived = new LinkedHashMap<>();
    for (Path crd : files(CRDS)) {
      derived.putAll(CrdSchema.of(Files.readAllBytes(crd)));
    }
    if (Boolean.getBoolean("schema.update")) {
      for (Map.Entry<String, String> schema : derived.entrySet()) {
        Files.writeString(SCHEMAS.resolve(schema.getKey()), schema.getValue());
      }
    }
    assertThat(files(SCHEMAS))
        .extracting(path -> path.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(derived.keySet());
    for (Map.Entry<String, String> schema : derived.entrySet()) {
      assertThat(Files.readString(SCHEMAS.resolve(schema.getKey()))).isEqualTo(schema.getValue());
    }
  }

  @Test
  void whatTheSchemaRefusesHasItsPlace() {
    List<LintFinding> findings =
        check(
            """
            apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: shop}
            spec:
              input:
                otlp:
                  namespaces: {include: [Shop]}
              output:
                otlp:
                  protocol: tcp
                  endpoint: {valueFrom: {secretKeyRef: {name: "", namespace: a}}}
                  path: 1
                  pth: /
            """);

    assertThat(findings)
        .extracting(finding -> finding.span().start() + " " + finding.message())
        .containsExactlyInAnyOrder(
            "7:30 `spec.input.otlp.namespaces.include[0]` must match"
                + " ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            "10:17 `spec.output.otlp.protocol` must be one of [\"grpc\",\"http\"]",
            "11:30 `spec.output.otlp.endpoint.valueFrom.secretKeyRef.key` is required",
            "11:51 `spec.output.otlp.endpoint.valueFrom.secretKeyRef.name` must have at least 1"
                + " characters",
            "12:13 `spec.output.otlp.path` must be of type string",
            "13:7 `spec.output.otlp.pth` is no field here");
  }

  @Test
  void aFieldThatIsNullIsAbsent() {
    assertThat(
            check(
                """
                apiVersion: telemetry.kyma-project.io/v1alpha1
                kind: MetricPipeline
                metadata: {name: shop}
                spec:
                  input: ~
                  output: {otlp: {endpoint: {value: a}, tls: }}
                """))
        .isEmpty();
  }

  private static List<LintFinding> check(String yaml) {
    FindingSink sink = new FindingSink();
    for (ManifestObject object :
        ResourceReader.read(
            YamlReader.read(new SourceText("a.yaml", yaml)).documents().getFirst())) {
      SchemaCheck.check(object, sink);
    }
    return sink.findings();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
