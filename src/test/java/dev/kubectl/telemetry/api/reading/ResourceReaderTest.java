package dev.kubectl.telemetry.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceReaderTest {
  private static final String HEAD =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      """;

  @Test
  void aPipelineHoldsWhatWasWritten() {
    MetricPipeline pipeline =
        pipeline(
            HEAD
                + """
                spec:
                  input:
                    runtime:
                      enabled: true
                      namespaces: {}
                      resources:
                        pod: {}
                    otlp:
                  output:
                    otlp:
                      endpoint:
                        valueFrom:
                          secretKeyRef: {name: s, namespace: team, key: k}
                      headers:
                      - name: X
                        prefix: Bearer
                        value: v
                  filter: []
                """);

    assertThat(pipeline.name()).isEqualTo("shop");
    assertThat(pipeline.spec().input())
        .isEqualTo(
            new Input(
                null,
                null,
                new Input.RuntimeInput(
                    true,
                    new Input.NamespaceSelector(null, null),
                    new Input.RuntimeResources(
                        Map.of(Input.RuntimeResource.POD, new Input.Toggle(null)))),
                null));
    assertThat(pipeline.spec().output())
        .isEqualTo(
            new Output(
                new Output.Otlp(
                    null,
                    null,
                    Output.ValueHolder.ofSecret("team", "s", "k"),
                    null,
                    null,
                    List.of(new Output.Header("X", "Bearer", Output.ValueHolder.of("v"))),
                    null)));
    assertThat(pipeline.spec().filter()).isNotNull().isEmpty();
    assertThat(pipeline.spec().transform()).isNull();
  }

  @Test
  void unknownFieldsAreReportedAtTheirKeyWithASuggestion() {
    assertThat(
            findings(
                HEAD
                    + """
                    spec:
                      output:
                        otlp:
                          protcol: grpc
                          authentication:
                            oauth2:
                              clientId: {value: a}
                              tokenUrl: {value: b}
                      input:
                        otlp:
                          disabled: true
                        runtime:
                          include: [a]
                      compression: gzip
                      zzz: 1
                    spce: {}
                    """))
        .containsExactly(
            "8:7 unknown-field: unknown field `protcol` in spec.output.otlp"
                + " (did you mean `protocol`?)",
            "11:11 unknown-field: unknown field `clientId` in"
                + " spec.output.otlp.authentication.oauth2 (did you mean `clientID`?)",
            "12:11 unknown-field: unknown field `tokenUrl` in"
                + " spec.output.otlp.authentication.oauth2 (did you mean `tokenURL`?)",
            "15:7 unknown-field: unknown field `disabled` in spec.input.otlp (`disabled` is the"
                + " v1alpha1 name; in v1beta1, write `enabled` with the opposite value)",
            "17:7 unknown-field: unknown field `include` in spec.input.runtime (A field of that"
                + " name is in `spec.input.runtime.namespaces`)",
            "18:3 unknown-field: unknown field `compression` in spec (A field of that name is in"
                + " `spec.output.otlp`)",
            "19:3 unknown-field: unknown field `zzz` in spec (known here: input, output,"
                + " transform, filter)",
            "20:1 unknown-field: unknown field `spce` (did you mean `spec`?)");
  }

  @Test
  void aWrongTypeIsReportedAtItsValueAndReadsAsAbsent() {
    String text =
        HEAD
            + """
            spec:
              input:
                runtime:
                  enabled: "true"
                  resources:
                    pod: true
              output:
                otlp:
                  endpoint: backend:4317
                  path: 4711
                  headers: {}
                  authentication:
                    basic:
                      password: {value: 12345}
              transform:
              - statements: set(a, 1)
              filter:
              - conditions: [1, "x"]
            """;

    assertThat(findings(text))
        .containsExactly(
            "8:16 wrong-type: `spec.input.runtime.enabled` must be true or false, but is a text"
                + " (write true or false, without quotes)",
            "10:14 wrong-type: `spec.input.runtime.resources.pod` must be an object, but is a"
                + " boolean (write it under `enabled:`)",
            "13:17 wrong-type: `spec.output.otlp.endpoint` must be an object, but is a text"
                + " (write it under `value:`)",
            "14:13 wrong-type: `spec.output.otlp.path` must be a text, but is a number"
                + " (put it in quotes)",
            "15:16 wrong-type: `spec.output.otlp.headers` must be a list, but is an object"
                + " (write it as a list item, after `- `)",
            "18:29 wrong-type: `spec.output.otlp.authentication.basic.password.value` must be a"
                + " text, but is a number (put it in quotes)",
            "20:17 wrong-type: `spec.transform[0].statements` must be a list of texts, but is a"
                + " text (write it as a list item, after `- `)",
            "22:18 wrong-type: `spec.filter[0].conditions[0]` must be a text, but is a number"
                + " (put it in quotes)");
    MetricPipeline pipeline = pipeline(text);
    assertThat(pipeline.spec().output())
        .isEqualTo(
            new Output(
                new Output.Otlp(
                    null,
                    null,
                    null,
                    null,
                    new Output.Authentication(
                        new Output.Basic(null, new Output.ValueHolder(null, null)), null),
                    null,
                    null)));
    assertThat(pipeline.spec().transforms()).hasSize(1);
    assertThat(pipeline.spec().filters().getFirst().conditions())
        .as("items keep their place")
        .containsExactly("1", "x");
  }

  @Test
  void whatIsNoObjectOrLacksItsHeadIsReported() {
    assertThat(findings("just text"))
        .containsExactly(
            "1:1 not-an-object: this is not a Kubernetes object"
                + " (an object is a mapping with `apiVersion`, `kind` and `metadata`)");
    assertThat(findings("a: 1"))
        .containsExactly(
            "1:1 missing-kind: `kind` is missing"
                + " (for a metric pipeline, write `kind: MetricPipeline`)");
    assertThat(findings("kind: MetricPipeline"))
        .containsExactly(
            "1:1 missing-api-version: `apiVersion` is missing"
                + " (write `apiVersion: telemetry.kyma-project.io/v1beta1`)");
    assertThat(findings("apiVersion: telemetry.kyma-project.io/v1\nkind: MetricPipeline"))
        .containsExactly(
            "1:13 unknown-version: MetricPipeline has no version `v1`"
                + " (its versions are v1beta1, v1alpha1)");
    assertThat(findings("apiVersion: telemetry.kyma-project.io/v1beta1\nkind: MetricPipelin"))
        .containsExactly(
            "2:7 unknown-kind: telemetry.kyma-project.io has no kind `MetricPipelin`"
                + " (did you mean `MetricPipeline`?)");
    assertThat(findings("apiVersion: v1\nkind: Secret\nmetadata:\n  labels: {a: b}"))
        .containsExactly("3:1 missing-name: `metadata.name` is missing (null)");
  }

  @Test
  void aPipelineOfNoGroupIsNotSkipped() {
    assertThat(findings("apiVersion: v1\nkind: Metricpipeline"))
        .containsExactly(
            "1:13 unknown-kind: `v1` has no kind `Metricpipeline`"
                + " (write `apiVersion: telemetry.kyma-project.io/v1beta1` and"
                + " `kind: MetricPipeline`)");
  }

  @Test
  void ownersAreLookedInto() {
    assertThat(
            findings(
                """
                apiVersion: telemetry.kyma-project.io/v1beta1
                kind: MetricPipeline
                metadata:
                  name: a
                  ownerReferences: [{apiVersion: v1, kind: Pod, name: 1, uid: x}]
                  managedFields: {}
                """))
        .containsExactly(
            "5:55 wrong-type: `metadata.ownerReferences[0].name` must be a text, but is a number"
                + " (put it in quotes)",
            "6:18 wrong-type: `metadata.managedFields` must be a list, but is an object"
                + " (write it as a list item, after `- `)");
  }

  @Test
  void whoOwnsWhichFieldIsLookedInto() {
    assertThat(
            findings(
                """
                apiVersion: telemetry.kyma-project.io/v1beta1
                kind: MetricPipeline
                metadata:
                  name: a
                  managedFields:
                  - {manager: m, fieldsV1: {"f:spec": {}}, time: "2026-01-02T03:04:05Z"}
                  - x
                  - {operation: 1, time: now, fields: {}}
                """))
        .satisfiesExactly(
            finding ->
                assertThat(finding).startsWith("7:5 wrong-type: `metadata.managedFields[1]`"),
            finding ->
                assertThat(finding)
                    .startsWith("8:17 wrong-type: `metadata.managedFields[2].operation`"),
            finding ->
                assertThat(finding)
                    .startsWith("8:26 invalid-time: `metadata.managedFields[2].time`"),
            finding ->
                assertThat(finding).startsWith("8:31 unknown-field: unknown field `fields`"));
  }

  @Test
  void otherKindsAreSkippedInSilence() {
    List<ManifestObject> objects =
        read(
            """
            apiVersion: apps/v1
            kind: Deployment
            spec: {x: 1}
            ---
            apiVersion: v1
            kind: Service
            foo: 1
            ---
            apiVersion: telemetry.kyma-project.io/v1alpha1
            kind: LogPipeline
            """);

    assertThat(objects).hasSize(3).allMatch(ManifestObject.Other.class::isInstance);
    assertThat(objects).allSatisfy(object -> assertThat(object.diagnostics()).isEmpty());
  }

  @Test
  void listsUnfoldAndItemsKeepTheirPlaces() {
    List<ManifestObject> objects =
        read(
            """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Namespace
              metadata: {name: kube-system, uid: abc}
            - apiVersion: telemetry.kyma-project.io/v1beta1
              kind: MetricPipelineList
              items:
              - apiVersion: telemetry.kyma-project.io/v1alpha1
                kind: MetricPipeline
                metadata: {name: old}
                spec:
                  output: {otlp: {compression: gzip}}
            """);

    assertThat(objects).hasSize(2);
    assertThat(objects.get(0))
        .isInstanceOfSatisfying(
            ManifestObject.Namespace.class,
            namespace -> assertThat(namespace.uid()).isEqualTo("abc"));
    ManifestObject old = objects.get(1);
    assertThat(old).isInstanceOf(ManifestObject.PipelineV1Alpha1.class);
    assertThat(old.diagnostics()).extracting(Diagnostic::location).containsExactly("x.yaml:14:23");
    assertThat(old.place()).hasToString("x.yaml:10:5");
    assertThat(old.place().span(FieldPath.of("metadata", "name")).start()).hasToString("12:22");
  }

  @Test
  void aPathThatIsNotWrittenIsPlacedAtTheFieldAroundIt() {
    Place place = read(HEAD + "spec:\n  output:\n    otlp: {}\n  filter: []\n").getFirst().place();

    assertThat(place.span(FieldPath.of("spec", "output", "otlp", "endpoint", "value")).start())
        .hasToString("7:5");
    assertThat(place.span(FieldPath.of("spec", "filter").index(3)).start()).hasToString("8:3");
    assertThat(place.span(FieldPath.of("status")).start()).hasToString("1:1");
    assertThat(place.span(FieldPath.ROOT).start()).hasToString("1:1");
  }

  @Test
  void aSecretIsDecodedAndItsPlainTextWins() {
    List<ManifestObject> objects =
        read(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: s, namespace: team}
            type: kubernetes.io/tls
            data:
              a: Zm9v
              b: Zm9v
              c: Zm9
              d:
            stringData:
              b: bar
            """);

    ManifestObject.Secret secret = (ManifestObject.Secret) objects.getFirst();
    assertThat(secret.type()).isEqualTo("kubernetes.io/tls");
    assertThat(secret.namespace()).isEqualTo("team");
    assertThat(secret.data().keys()).containsExactly("a", "b", "d");
    assertThat(secret.data().value("a").map(ResourceReaderTest::text)).contains("foo");
    assertThat(secret.data().value("b").map(ResourceReaderTest::text)).contains("bar");
    assertThat(secret.data().value("d").map(ResourceReaderTest::text)).contains("");
    assertThat(secret.diagnostics())
        .extracting(ResourceReaderTest::line)
        .containsExactly(
            "8:6 invalid-base64: the value of `c` is not base64"
                + " (put plain text under `stringData`)");
  }

  @Test
  void noTextFormOrMessageShowsASecret() {
    List<ManifestObject> objects =
        read(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: s}
            data: {a: s3cr3t!}
            stringData: {b: s3cr3t, c: [s3cr3t]}
            ---
            apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: p}
            spec:
              output:
                otlp:
                  authentication:
                    basic: {user: {value: u}, password: {value: s3cr3t}}
                    oauth2: {params: {a: s3cr3t}, clientSecret: s3cr3t}
            """);

    assertThat(objects).hasSize(2);
    assertThat(objects.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aConfigMapCarriesItsData() {
    ManifestObject.ConfigMap configMap =
        (ManifestObject.ConfigMap)
            read("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shoot-info, namespace: kube-system}
            data: {provider: openstack}
            """)
                .getFirst();

    assertThat(configMap.name()).isEqualTo("shoot-info");
    assertThat(configMap.namespace()).isEqualTo("kube-system");
    assertThat(configMap.data()).containsEntry("provider", "openstack");
    assertThat(configMap.diagnostics()).isEmpty();
  }

  @Test
  void metadataIsReadAndBadTimesAreReported() {
    String text =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata:
          name: shop
          generation: 3
          uid: u
          annotations: {a: b, c: true}
          creationTimestamp: "2026-01-02T03:04:05+02:00"
          deletionTimestamp: yesterday
        """;

    MetricPipeline pipeline = pipeline(text);
    assertThat(pipeline.metadata().generation()).isEqualTo(3);
    assertThat(pipeline.metadata().uid()).isEqualTo("u");
    assertThat(pipeline.metadata().creationTimestamp())
        .isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
    assertThat(pipeline.metadata().annotations()).containsEntry("a", "b");
    assertThat(findings(text))
        .containsExactly(
            "7:26 wrong-type: `metadata.annotations.c` must be a text, but is a boolean"
                + " (put it in quotes)",
            "9:22 invalid-time: `metadata.deletionTimestamp` is not a time as RFC 3339 has it"
                + " (write it as `2026-01-02T03:04:05Z`, or leave it out: the API server sets"
                + " it)");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static MetricPipeline pipeline(String text) {
    return ((ManifestObject.Pipeline) read(text).getFirst()).pipeline();
  }

  private static List<String> findings(String text) {
    return read(text).stream()
        .flatMap(object -> object.diagnostics().stream())
        .map(ResourceReaderTest::line)
        .toList();
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.span().start()
        + " "
        + diagnostic.rule()
        + ": "
        + diagnostic.message()
        + " ("
        + diagnostic.hint()
        + ")";
  }

  private static List<ManifestObject> read(String text) {
    List<SourceDocument> documents = YamlReader.read(new SourceText("x.yaml", text)).documents();
    return documents.stream().flatMap(document -> ResourceReader.read(document).stream()).toList();
  }
}
