package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LintCommandTest {
  private static final String CLEAN =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        output:
          otlp:
            endpoint: {value: "https://backend.example.com:4317"}
      """;
  private static final String NOISY =
      CLEAN + "  input: {istio: {enabled: true, envoyMetrics: {enabled: true}}}\n";
  private static final String BROKEN = CLEAN + "  filters: []\n";

  @TempDir Path directory;
  private String file = "";
  private String out = "";
  private String err = "";
  private String kubectl = "kubectl";

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("shop.yaml").toString();
  }

  @Test
  void aCleanFileIsZero() throws IOException {
    Files.writeString(Path.of(file), CLEAN);

    assertThat(lint(file)).isZero();
    assertThat(out).isEqualTo("no findings in 1 file, 1 MetricPipeline\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown"})
  void theExitCodeDoesNotDependOnTheForm(String form) throws IOException {
    Files.writeString(Path.of(file), BROKEN);
    assertThat(lint(file, "-o", form)).isEqualTo(ExitCode.FINDING);
    assertThat(out).isNotEmpty();

    Files.writeString(Path.of(file), NOISY);
    assertThat(lint(file, "-o", form)).isZero();
  }

  @Test
  void failOnLowersTheThreshold() throws IOException {
    Files.writeString(Path.of(file), NOISY);

    assertThat(lint(file, "--fail-on", "INFO")).isEqualTo(ExitCode.FINDING);
    assertThat(lint(file, "--fail-on", "INFO", "--skip", "TEL7*")).isZero();
    assertThat(lint(file, "--fail-on", "INFO", "--min-severity", "WARNING")).isZero();
  }

  @Test
  void nothingToLintIsAnInputProblem() throws IOException {
    assertThat(lint(directory.toString())).isEqualTo(ExitCode.INPUT);
    assertThat(lint(file)).isEqualTo(ExitCode.INPUT);

    Files.writeString(Path.of(file), "# only a comment\n");
    assertThat(lint(file)).isEqualTo(ExitCode.INPUT);
    assertThat(err).contains("nothing to lint");
  }

  @Test
  void severalFormsGoToFiles() throws IOException {
    Files.writeString(Path.of(file), BROKEN);
    Path sarif = directory.resolve("lint.sarif");

    assertThat(lint(file, "-o", "text", "-o", "sarif=" + sarif)).isEqualTo(ExitCode.FINDING);

    assertThat(out).contains("TEL1107");
    assertThat(Files.readString(sarif)).contains("\"version\": \"2.1.0\"");
    assertThat(lint(file, "-o", "text", "-o", "json")).isEqualTo(ExitCode.USAGE);
    assertThat(lint(file, "-o", "yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void fixWritesAndDiffOnlyShows() throws IOException {
    String old = CLEAN.replace("v1beta1", "v1alpha1");
    Files.writeString(Path.of(file), old);

    lint(file, "--fix", "--diff");
    assertThat(out).contains("-apiVersion: telemetry.kyma-project.io/v1alpha1");
    assertThat(Files.readString(Path.of(file))).isEqualTo(old);

    assertThat(lint(file, "--fix")).isZero();
    assertThat(Files.readString(Path.of(file))).isEqualTo(CLEAN);
    assertThat(lint(file, "--diff")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aBaselineHoldsWhatIsThere() throws IOException {
    Files.writeString(Path.of(file), BROKEN);
    String baseline = directory.resolve("baseline.json").toString();

    assertThat(lint(file, "--baseline", baseline, "--write-baseline")).isZero();
    assertThat(lint(file, "--baseline", baseline)).isZero();
    assertThat(out).contains("1 suppressed");
    assertThat(lint(file, "--write-baseline")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aConfigurationCounts() throws IOException {
    Files.writeString(Path.of(file), NOISY);
    Path config = directory.resolve(".telemetry-lint.yaml");
    Files.writeString(config, "fail-on: info\n");

    assertThat(lint(directory.toString(), "--config", config.toString()))
        .isEqualTo(ExitCode.FINDING);
    assertThat(lint(directory.toString(), "--config", config + "x")).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void onlyChangedFilesAreShown() throws Exception {
    Files.writeString(Path.of(file), BROKEN);
    Path other = directory.resolve("other.yaml");
    Files.writeString(other, BROKEN.replace("name: shop", "name: other"));

    // Temporary directories lie in no repository.
    assertThat(lint(directory.toString(), "--changed-since", "-x")).isEqualTo(ExitCode.INPUT);
    assertThat(new GitChanges(java.util.Set.of(other.toRealPath())).files()).hasSize(1);
  }

  @Test
  void rulesAreListedAndExplained() {
    assertThat(lint("--list-rules")).isZero();
    assertThat(out).contains("TEL1107", "unknown-field", "Across pipelines");

    assertThat(lint("--explain", "unknown-field")).isZero();
    assertThat(out).startsWith("# TEL1107 unknown-field").contains("## Passes");
    assertThat(lint("--explain", "TEL0")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void thePagesOfAReleaseAreWrittenIntoADirectory() {
    Path pages = directory.resolve("docs").resolve("rules");

    assertThat(lint("--write-rule-pages", pages.toString())).isZero();

    assertThat(pages.resolve("README.md")).content().contains("(TEL1107.md)");
    assertThat(pages.resolve("TEL1107.md")).content().startsWith("# TEL1107 unknown-field");
  }

  @Test
  void standardInputIsAFileToo() {
    assertThat(lint("-f", "-")).isEqualTo(ExitCode.FINDING);
    assertThat(out).contains("<stdin>:8:3: error[TEL1107]");
  }

  @Test
  void theHelpBeginsWithExamples() throws IOException {
    String help = CommandRun.of("lint", "--help").out();
    Path expected = Path.of("src/test/resources/lint-help.txt");

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, help);
    }
    assertThat(help).isEqualTo(Files.readString(expected));
  }

  @Test
  void wordsAreWrittenInLowerCase() throws IOException {
    Files.writeString(Path.of(file), NOISY);

    assertThat(lint(file, "--fail-on=info", "--secrets=skip")).isEqualTo(ExitCode.FINDING);
    CommandRun wrong = CommandRun.of("lint", file, "--fail-on=none");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("expected error, warning, info, but was 'none'");
  }

  @Test
  void onlyKnownCollectorVersionsAreTaken() throws IOException {
    Files.writeString(Path.of(file), CLEAN);

    assertThat(lint(file, "--collector-version=0.149.0")).isZero();
    CommandRun wrong = CommandRun.of("lint", file, "--collector-version=0.1.0");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("0.1.0 is not known", "known are 0.149.0");
  }

  @Test
  void aWatchedFileIsReportedAgainWhenItChangesUntilInterrupted() throws Exception {
    Files.writeString(Path.of(file), CLEAN);
    BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    OutputStream lines =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void flush() {
            if (size() > 0) {
              reports.add(toString(StandardCharsets.UTF_8));
              reset();
            }
          }
        };
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(new PrintStream(lines, false, StandardCharsets.UTF_8), nowhere, false);
    AtomicInteger code = new AtomicInteger(-1);
    Thread watching =
        Thread.ofPlatform().start(() -> code.set(Main.run(console, "lint", file, "--watch")));

    assertThat(reports.take()).contains("no findings");
    Files.writeString(Path.of(file), BROKEN);
    assertThat(reports.take()).contains("TEL1107");

    watching.interrupt();
    watching.join();
    assertThat(code).hasValue(ExitCode.INTERRUPTED);
    assertThat(lint("-f", "-", "--watch")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatTheServerRefusesIsAFindingInItsOwnWords() throws IOException {
    Files.writeString(Path.of(file), CLEAN);
    kubectl("grep -q backend.example.com || exit 9; echo 'admission denied: no shops' >&2; exit 1");

    assertThat(lint(file, "--server")).isEqualTo(ExitCode.FINDING);
    assertThat(out).contains("error[TEL1401]: admission denied: no shops", "please report it");
  }

  @Test
  void whatTheServerTakesAgainstTheRulesIsMarked() throws IOException {
    kubectl("[ \"$*\" = 'apply --dry-run=server -f - -o name' ] || exit 9; cat > /dev/null");
    Files.writeString(Path.of(file), CLEAN);
    assertThat(lint(file, "--server")).isZero();

    Files.writeString(Path.of(file), BROKEN);
    assertThat(lint(file, "--server")).isEqualTo(ExitCode.FINDING);
    assertThat(out).contains("error[TEL1107]", "warning[TEL1402]");
  }

  @Test
  void theServersWordsShowNoCredential() throws IOException {
    Files.writeString(
        Path.of(file), CLEAN + "      headers: [{name: Authorization, value: hunter2}]\n");
    kubectl("cat; exit 1");

    lint(file, "--server");

    assertThat(out).contains("TEL1401").doesNotContain("hunter2");
  }

  @Test
  void aClusterThatDoesNotAnswerIsFour() throws IOException {
    Files.writeString(Path.of(file), CLEAN);
    kubectl("echo 'The connection to the server localhost:8080 was refused' >&2; exit 1");
    assertThat(lint(file, "--server")).isEqualTo(ExitCode.CLUSTER);
    assertThat(err).contains("no cluster answers: The connection to the server");

    kubectl = directory.resolve("none").toString();
    assertThat(lint(file, "--server")).isEqualTo(ExitCode.CLUSTER);
  }

  @Test
  void secretsAreNotSent() throws IOException {
    Files.writeString(
        Path.of(file), "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {b: c}\n");
    kubectl("exit 9");

    assertThat(lint(file, "--server")).isZero();
  }

  private void kubectl(String script) throws IOException {
    Path program = directory.resolve("kubectl");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    kubectl = program.toString();
  }

  private int lint(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false);
    LintCommand command =
        new LintCommand(
            console,
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(BROKEN.getBytes(StandardCharsets.UTF_8)));
    command.kubectl = kubectl;
    int code =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((cause, line, parsed) -> {
              if (cause instanceof CommandFailure failure) {
                console.err().println(failure.text());
                return failure.exitCode();
              }
              throw cause;
            })
            .execute(arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }
}
