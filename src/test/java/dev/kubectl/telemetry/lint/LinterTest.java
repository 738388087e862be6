package dev.kubectl.telemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.check.FileFacts;
import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.report.ReportWriter;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
  private static final String SECRETIVE =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: backend
      data:
        token: "hunter2 is not base64"
      stringData: {password: hunter2}
      ---
      apiVersion: v1
      kind: Secret
      stringData: {password: [hunter2]}
      ---
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        output:
          otlp:
            endpoint: {value: "https://backend.example.com:4317"}
            authentication:
              basic: {user: {value: hunter2}, password: {value: "hunter2 "}}
            headers: [{name: "x token", value: hunter2}, {name: authorization, value: hunter2}]
            tls: {key: {value: hunter2}, cert: {value: "-----BEGIN hunter2"}}
      """;

  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: backend, namespace: shop}
      stringData:
        %s: https://backend.example.com:4317
      """;

  @Test
  void theReportDoesNotDependOnTheNumberOfFilesReadAtOnce() {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      contents.add(Lint.content("f" + i + ".yaml", SECRETIVE.replace("shop", "shop-" + i)));
    }
    String first = json(contents);
    for (int i = 0; i < 5; i++) {
      assertThat(json(contents)).isEqualTo(first);
    }
  }

  @Test
  void theOrderOfFindingsDoesNotDependOnTheOrderOfFiles() {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      contents.add(Lint.content("f" + i + ".yaml", "kind: Pod" + i + "\nmetadata: {name: a}\n"));
    }
    String first = json(contents);
    Collections.shuffle(contents, new Random(7));

    assertThat(json(contents)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void amongManyFilesASecretIsFoundHoweverItIsWritten(byte[] secret) {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      contents.add(
          Lint.content(
              "shop-" + i + ".yaml",
              """
              apiVersion: telemetry.kyma-project.io/v1beta1
              kind: MetricPipeline
              metadata: {name: shop-%d}
              spec:
                output:
                  otlp:
                    endpoint:
                      valueFrom: {secretKeyRef: {name: backend, namespace: shop, key: url%d}}
              """
                  .formatted(i, i % 2)));
    }
    contents.add(5, Lint.content("old.yaml", SECRET.formatted("url0")));
    contents.add(15, new ManifestFiles.Content("new.yaml", secret));
    LintReport report = Linter.lint(new LintInput(contents, List.of()), Lint.OPTIONS);

    assertThat(report.findings())
        .filteredOn(finding -> finding.message().contains("Key 'url1'"))
        .isEmpty();
    assertThat(report.findings())
        .filteredOn(finding -> finding.message().contains("Key 'url0'"))
        .hasSize(10);
    List<LintFile> files = contents.stream().map(LintFile::read).toList();
    List<FileFacts> facts = files.stream().map(FileFacts::of).toList();
    assertThat(report).isEqualTo(Linter.lint(facts, files, List.of(), Lint.OPTIONS));
  }

  /** The same Secret, which has {@code url1} and not {@code url0}. */
  static List<byte[]> secrets() {
    String plain = SECRET.formatted("url1");
    return List.of(
        plain.getBytes(StandardCharsets.UTF_8),
        plain.replace("Secret", "'Secret'").getBytes(StandardCharsets.UTF_8),
        plain.replace("Secret", "\"Secre\\u0074\"").getBytes(StandardCharsets.UTF_8),
        ("\ufeff" + plain).getBytes(StandardCharsets.UTF_16LE));
  }

  private static String json(List<ManifestFiles.Content> contents) {
    LintReport report = Linter.lint(new LintInput(contents, List.of()), Lint.OPTIONS);
    return ReportWriter.write(ReportForm.JSON, report, TextStyle.PLAIN);
  }

  @ParameterizedTest
  @EnumSource(ReportForm.class)
  void noFormShowsACredential(ReportForm form) {
    LintReport report = Lint.text(SECRETIVE);

    assertThat(report.findings()).hasSizeGreaterThan(4);
    assertThat(ReportWriter.write(form, report, TextStyle.PLAIN)).doesNotContain("hunter2");
  }

  @Test
  void aFileThatCannotBeReadIsOneFindingAndTheOthersAreLinted() {
    LintReport report =
        Linter.lint(
            new LintInput(
                List.of(Lint.content("a.yaml", "apiVersion: v1\nmetadata: {name: a}\n")),
                List.of(
                    new Diagnostic(
                        "file-unreadable",
                        Severity.ERROR,
                        "b.yaml",
                        Span.NONE,
                        "permission denied",
                        null))),
            Lint.OPTIONS);

    assertThat(report.findings())
        .extracting(finding -> finding.source() + " " + finding.rule().name())
        .containsExactly("a.yaml missing-kind", "b.yaml file-unreadable");
  }

  @Test
  void binaryAndForeignEncodingsAreOneFindingEach() {
    byte[] binary = {0x7f, 'E', 'L', 'F', 0, 0, 1};
    byte[] latin = {'a', ':', ' ', (byte) 0xe4, '\n'};
    LintReport report =
        Linter.lint(
            new LintInput(
                List.of(
                    new ManifestFiles.Content("binary", binary),
                    new ManifestFiles.Content("latin", latin)),
                List.of()),
            Lint.OPTIONS);

    assertThat(report.findings())
        .extracting(finding -> finding.source() + " " + finding.rule().name())
        .containsExactly("binary yaml-encoding", "latin yaml-encoding");
  }

  @Test
  void secretsThatNobodyGaveUsAreANoteOrAnErrorOrNothing() {
    String yaml =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          output:
            otlp:
              endpoint:
                valueFrom: {secretKeyRef: {name: a, namespace: b, key: c}}
              tls:
                cert: {valueFrom: {secretKeyRef: {name: a, namespace: b, key: d}}}
                key: {valueFrom: {secretKeyRef: {name: a, namespace: b, key: e}}}
        """;

    assertThat(Lint.rules(Lint.text(yaml))).containsExactly("TEL9007");
    assertThat(Lint.text(yaml, Lint.OPTIONS.withSecrets(SecretMode.SKIP)).findings()).isEmpty();
    assertThat(Lint.rules(Lint.text(yaml, Lint.OPTIONS.withSecrets(SecretMode.REQUIRE))))
        .contains("TEL4001");
  }

  @Test
  void aReferenceWithoutAllItsPartsIsWrongWhateverTheSecretsAre() {
    String yaml =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          output:
            otlp:
              endpoint:
                valueFrom: {secretKeyRef: {name: a, namespace: b}}
        """;

    assertThat(Lint.text(yaml).has(Severity.ERROR)).isTrue();
  }

  @Test
  void everyCutOfAManifestEndsInAReport() {
    String yaml = SECRETIVE;
    for (int end = 0; end < yaml.length(); end += 3) {
      LintReport report = Lint.text(yaml.substring(0, end));
      assertThat(report.statistics().files()).isEqualTo(1);
    }
  }

  @Test
  void randomCharactersInAManifestEndInAReport() {
    long seed = 20261124;
    Random random = new Random(seed);
    String signs = "\t\n -:{}[]#'\"|>&*!%@`,\u0000é\uD83D\uDE00x0";
    for (int round = 0; round < 300; round++) {
      StringBuilder yaml = new StringBuilder(SECRETIVE);
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(yaml.length());
        yaml.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
      }
      LintReport report = Lint.text(yaml.toString());
      assertThat(ReportWriter.write(ReportForm.TEXT, report, new TextStyle(true, 60)))
          .as("seed %d, round %d", seed, round)
          .isNotEmpty();
    }
  }
}
