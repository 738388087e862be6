package dev.kubectl.telemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.report.ReportWriter;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The exact text that a user sees: {@code x.yaml} with {@code x.expected} beside it. Run with
 * {@code -Dgolden.update=true} to write what is there now, then read the difference.
 */
class GoldenTest {
  private static final Path CORPUS = Path.of("src/test/resources/lint");

  @TestFactory
  Stream<DynamicTest> everyFileGivesTheExpectedText() throws IOException {
    return files(".yaml").stream()
        .map(file -> dynamicTest(CORPUS.relativize(file).toString(), () -> check(file)));
  }

  @Test
  void everyExpectationBelongsToAFile() throws IOException {
    List<Path> produced = files(".yaml").stream().map(GoldenTest::expectation).toList();

    assertThat(files(".expected")).isSubsetOf(produced);
  }

  private static void check(Path file) throws IOException {
    String name = CORPUS.relativize(file).toString().replace('\\', '/');
    LintReport report =
        Linter.lint(
            new LintInput(
                List.of(new ManifestFiles.Content(name, Files.readAllBytes(file))), List.of()),
            Lint.OPTIONS);

    String text = ReportWriter.write(ReportForm.TEXT, report, TextStyle.PLAIN);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expectation(file), text);
    }
    assertThat(text).isEqualTo(Files.readString(expectation(file)));
  }

  private static Path expectation(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".yaml", ".expected"));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
