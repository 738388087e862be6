package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an executable says about much input is what the class path says about it. */
@Tag("end-to-end")
class ExecutableTest {
  private static final Path CORPUS = Path.of("src/test/resources/lint");

  @BeforeEach
  void thereIsAnExecutable() {
    assumeTrue(CommandRun.executable().isPresent(), "no -Dexecutable=PROGRAM was given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown"})
  void everyReportIsTheSame(String form) {
    assertSame("lint", "-R", CORPUS.toString(), "-o", form);
  }

  @Test
  void everyObjectIsTheSame() {
    assertSame("generate", "-R", "-f", CORPUS.toString(), "--placeholder-secrets");
  }

  @Test
  void everyRulePageIsTheSame() {
    assertSame("lint", "--list-rules");
    assertSame("lint", "--explain", "TEL1107");
  }

  @Test
  void theExecutableKnowsItsVersion() {
    assertThat(CommandRun.of("--version").out())
        .matches("kubectl-telemetry \\d+\\.\\d+\\.\\d+(-\\w+)?\n");
  }

  private static void assertSame(String... arguments) {
    assertThat(withoutVersion(CommandRun.of(arguments)))
        .isEqualTo(withoutVersion(CommandRun.inThisJvm(arguments)));
  }

  /** Class files have no version; SARIF says which program found something. */
  private static CommandRun withoutVersion(CommandRun run) {
    String out = run.out().replaceAll("\"semanticVersion\": \"[^\"]*\"", "");
    return new CommandRun(run.code(), out, run.err());
  }
}
