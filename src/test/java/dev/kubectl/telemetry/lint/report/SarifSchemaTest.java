package dev.kubectl.telemetry.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SARIF form against the published schema of SARIF 2.1.0. */
class SarifSchemaTest {
  private static final Path CORPUS = Path.of("src/test/resources/lint");
  private static final Schema SCHEMA = schema();

  @Test
  void everyFindingOfTheCorpusIsValid() throws IOException {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        contents.add(new ManifestFiles.Content(file.toString(), Files.readAllBytes(file)));
      }
    }

    String sarif = written(new LintInput(contents, List.of()));

    assertThat(errors(sarif)).isEmpty();
    assertThat(sarif.contains("\"ruleId\": \"TEL1107\"")).isTrue();
  }

  @Test
  void findingsWithoutAPlaceAreValid() {
    Diagnostic unreadable =
        new Diagnostic(
            "file-unreadable",
            Severity.ERROR,
            "/a b/ü\n.yaml",
            Span.NONE,
            "The file cannot be read",
            null);
    List<ManifestFiles.Content> odd =
        List.of(
            Lint.content("<stdin>", "a: [\u0000"),
            Lint.content("C:\\pipelines\\x.yaml", "kind: MetricPipeline\n\u0085"),
            Lint.content("../%41.yaml", "\ud83d\ude00: {{}}"));

    String sarif = written(new LintInput(odd, List.of(unreadable)));

    assertThat(sarif).contains("cannot be read");
    assertThat(errors(sarif)).isEmpty();
  }

  @Test
  void aRunThatFindsNothingIsValid() {
    assertThat(errors(written(new LintInput(List.of(), List.of())))).isEmpty();
  }

  @Test
  void theSchemaTellsWrongFromRight() {
    String sarif = written(Lint.input("kind: [\n"));

    assertThat(errors(sarif.replace("\"startLine\": ", "\"startLine\": -"))).isNotEmpty();
    assertThat(errors(sarif.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  private static String written(LintInput input) {
    return ReportWriter.write(ReportForm.SARIF, Linter.lint(input, Lint.OPTIONS), TextStyle.PLAIN);
  }

  private static List<Error> errors(String sarif) {
    return SCHEMA.validate(sarif, InputFormat.JSON);
  }

  private static Schema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            SarifSchemaTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
