package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.lint.check.Unexplained;
import dev.kubectl.telemetry.lint.suppress.ConfigReader;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.CatalogueChange;
import dev.kubectl.telemetry.ottl.catalogue.Upgrade;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inputs of the golden corpus that are no text in a file, or too long a text to keep. */
final class GoldenCases {
  private static final String PIPELINE =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        filter:
          - conditions:
              - '%s'
        output:
          otlp:
            endpoint:
              value: %s
      """;
  private static final String ENDPOINT = "https://backend.example.com:4317";
  private static final String CLEAN = PIPELINE.formatted("metric.name == \"up\"", ENDPOINT);

  private static final String TRANSFORM = CLEAN.replace("filter:", "transform:");

  private GoldenCases() {}

  /** What is linted, under the name of its expectation. */
  record Case(String name, Input input) {
    LintReport report() throws IOException {
      return input.lint();
    }
  }

  /** Makes the report, and what must be there for it. */
  @FunctionalInterface
  interface Input {
    LintReport lint() throws IOException;
  }

  static List<Case> all() {
    return List.of(
        new Case("file-links-to-itself", GoldenCases::linkToItself),
        new Case(
            "not-utf-8", () -> bytes("name: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))),
        new Case("binary", () -> bytes(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0})),
        new Case("no-yaml", () -> bytes("a: [b\n".getBytes(StandardCharsets.UTF_8))),
        new Case("server-refuses", GoldenCases::refused),
        new Case("server-takes-what-we-refuse", GoldenCases::accepted),
        new Case("transform-refused-unexplained", () -> Unexplained.report(TRANSFORM, "transform")),
        new Case("filter-refused-unexplained", () -> Unexplained.report(CLEAN, "filter")),
        new Case(
            "nested-too-deep",
            () ->
                Lint.text(
                    PIPELINE.formatted(
                        "(".repeat(600) + "metric.name != \"\"" + ")".repeat(600), ENDPOINT))),
        new Case("texts-too-long", GoldenCases::longTexts),
        new Case("later-collector", GoldenCases::laterCollector),
        new Case(
            "later-function",
            () -> Lint.text(PIPELINE.formatted("Coalesce([metric.name]) == \"a\"", ENDPOINT))),
        new Case("suppression-expired", GoldenCases::expired),
        new Case("configuration-invalid", GoldenCases::configuration));
  }

  private static LintReport linkToItself() throws IOException {
    Path directory = Files.createTempDirectory("manifests");
    Path link = directory.resolve("loop.yaml");
    try {
      Files.createSymbolicLink(link, Path.of("loop.yaml"));
      ManifestFiles.Found found =
          ManifestFiles.read(List.of(directory.toString()), false, InputStream.nullInputStream());
      return Linter.lint(
          new LintInput(
              List.of(Lint.content("good.yaml", CLEAN)),
              found.diagnostics().stream()
                  .map(problem ->
                      new Diagnostic(
                          problem.rule(),
                          problem.severity(),
                          problem.source().replace(directory.toString(), "manifests"),
                          problem.span(),
                          problem.message(),
                          problem.hint()))
                  .toList()),
          Lint.OPTIONS);
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(directory);
    }
  }

  private static LintReport bytes(byte[] bytes) {
    return Linter.lint(
        new LintInput(
            List.of(new ManifestFiles.Content("odd.yaml", bytes), Lint.content("good.yaml", CLEAN)),
            List.of()),
        Lint.OPTIONS);
  }

  private static LintReport refused() {
    return Lint.text(
        CLEAN,
        Lint.OPTIONS.withServer(object ->
            new ApiServer.Answer.Refused(
                "admission webhook \"policy.example.com\" denied the request: label \"team\" is"
                    + " missing")));
  }

  private static LintReport accepted() {
    return Lint.text(
        CLEAN.replace("endpoint:", "endpont:"),
        Lint.OPTIONS.withServer(object -> new ApiServer.Answer.Accepted()));
  }

  /** Made up: no later collector is known to do this to the three functions. */
  private static LintReport laterCollector() {
    Catalogue now = Catalogue.current();
    Catalogue then =
        now.with(
            """
            [converters]
            - IsMatch
            - HasPrefix
            Hasprefix | target: S, prefix: S | bool
            [deprecated]
            HasSuffix | IsMatch
            """);
    return Lint.text(
        PIPELINE.formatted(
            "IsMatch(metric.name, \"a\") or HasPrefix(metric.name, \"b\")"
                + " or HasSuffix(metric.name, \"c\")",
            ENDPOINT),
        Lint.OPTIONS.withUpgrades(
            List.of(new Upgrade("1.0.0", CatalogueChange.between(now, then)))));
  }

  private static LintReport longTexts() {
    return Lint.text(
        PIPELINE.formatted("metric.name == \"" + "x".repeat(300_000) + "\"", ENDPOINT));
  }

  private static LintReport expired() {
    return Lint.text(
        CLEAN.replace(
            "spec:\n",
            """
            spec:
              input:
                prometheus:
                  enabled: true
                  diagnosticMetrics:
                    # telemetry-lint: ignore TEL7001 reason="finding lost series" until=2026-01-31
                    enabled: true
            """));
  }

  private static LintReport configuration() {
    byte[] text =
        """
        skip: [TEL7*]
        ignores:
          - rule: TEL2107
        """
            .getBytes(StandardCharsets.UTF_8);
    return Lint.text(
        CLEAN,
        Lint.OPTIONS.withConfig(ConfigReader.read(".telemetry-lint.yaml", text, Path.of("."))));
  }
}
