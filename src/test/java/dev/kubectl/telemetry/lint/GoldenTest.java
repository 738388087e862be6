package dev.kubectl.telemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.report.ReportWriter;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.lint.rule.RulePage;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The exact text that a user sees: {@code x.yaml} with {@code x.expected} beside it, at least one
 * for every rule. Those in {@code rules} are the failing examples of the rules' pages; {@link
 * GoldenCases} has what no file alone can show. Run with {@code -Dgolden.update=true} to write what
 * is there now, then read the difference.
 */
class GoldenTest {
  static final Path CORPUS = Path.of("src/test/resources/lint");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Pattern RULE = Pattern.compile("\\[(TEL[0-9]{4})]");

  @TestFactory
  Stream<DynamicTest> everyFileGivesTheExpectedText() throws IOException {
    return files(".yaml").stream()
        .map(file -> dynamicTest(CORPUS.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyCaseGivesTheExpectedText() {
    return GoldenCases.all().stream()
        .map(one ->
            dynamicTest(one.name(), () -> compare(text(one.report()), expectation(one.name()))));
  }

  /** A page shows what the corpus proves. */
  @TestFactory
  Stream<DynamicTest> everyFailingExampleOfAPageIsInTheCorpus() {
    return RuleCatalogue.all().stream()
        .flatMap(rule -> RulePage.of(rule).stream())
        .filter(page -> !page.failing().isEmpty())
        .map(page -> dynamicTest(page.rule().id(), () -> compare(page.failing(), file(page))));
  }

  @Test
  void everyRuleHasAnExpectationInWhichItIsHeard() throws IOException {
    Set<String> heard = new TreeSet<>();
    for (Path file : files(".expected")) {
      RULE.matcher(Files.readString(file))
          .results()
          .map((MatchResult found) -> found.group(1))
          .forEach(heard::add);
    }

    assertThat(heard)
        .containsExactlyElementsOf(RuleCatalogue.all().stream().map(LintRule::id).toList());
  }

  @Test
  void everyExpectationIsProducedBySomething() throws IOException {
    Set<Path> produced = new LinkedHashSet<>();
    files(".yaml").stream().map(GoldenTest::expectation).forEach(produced::add);
    GoldenCases.all().forEach(one -> produced.add(expectation(one.name())));
    List<Path> examples = new ArrayList<>(files(".yaml"));
    examples.removeIf(file -> !file.startsWith(CORPUS.resolve("rules")));

    assertThat(files(".expected")).isSubsetOf(produced);
    assertThat(examples)
        .isSubsetOf(
            RuleCatalogue.all().stream()
                .flatMap(rule -> RulePage.of(rule).stream())
                .map(GoldenTest::file)
                .toList());
  }

  private static Path file(RulePage page) {
    return CORPUS.resolve("rules").resolve(page.rule().id() + "-" + page.rule().name() + ".yaml");
  }

  private static void check(Path file) throws IOException {
    String name = CORPUS.relativize(file).toString().replace('\\', '/');
    LintReport report =
        Linter.lint(
            new LintInput(
                List.of(new ManifestFiles.Content(name, Files.readAllBytes(file))), List.of()),
            Lint.OPTIONS);

    compare(text(report), expectation(file));
  }

  private static String text(LintReport report) {
    return ReportWriter.write(ReportForm.TEXT, report, TextStyle.PLAIN);
  }

  private static void compare(String text, Path expectation) throws IOException {
    if (UPDATE) {
      Files.createDirectories(expectation.getParent());
      Files.writeString(expectation, text);
    }
    assertThat(expectation).content().isEqualTo(text);
  }

  private static Path expectation(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".yaml", ".expected"));
  }

  private static Path expectation(String name) {
    return CORPUS.resolve("cases").resolve(name + ".expected");
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
