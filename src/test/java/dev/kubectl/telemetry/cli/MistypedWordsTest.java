package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("end-to-end")
class MistypedWordsTest {
  @ParameterizedTest
  @CsvSource({
    "lintt, lint",
    "prewiev, preview",
    "Graph, graph",
    "verison, version",
    "scafold, scaffold",
  })
  void aCommandThatIsLikeItIsNamed(String typed, String meant) {
    CommandRun run = CommandRun.of(typed);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            error: unknown command '%s'
               help: did you mean %s?
               help: see kubectl telemetry --help
            """
                .formatted(typed, meant));
  }

  @ParameterizedTest
  @CsvSource({
    "--fial-on, --fail-on",
    "--fail-on-=error, --fail-on",
    "--Recursive, --recursive",
    "--list-rule, --list-rules",
    "--sats, --stats",
  })
  void anOptionThatIsLikeItIsNamed(String typed, String meant) {
    CommandRun run = CommandRun.of("lint", typed);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            """
            error: unknown option '%s'
               help: did you mean %s?
               help: see kubectl telemetry lint --help
            """
                .formatted(typed.replaceFirst("=.*", ""), meant));
  }

  @Test
  void whatIsLikeNothingIsOnlyNamed() {
    assertThat(CommandRun.of("qwertyuiop").err())
        .isEqualTo(
            """
            error: unknown command 'qwertyuiop'
               help: see kubectl telemetry --help
            """);
  }

  @Test
  void aWordTooManyIsNoCommand() {
    assertThat(CommandRun.of("version", "lint").err())
        .startsWith("error: unexpected argument 'lint'\n");
  }

  @Test
  void whatWasTypedMovesNoCursor() {
    assertThat(CommandRun.of("\u001b[2Jlint").err())
        .startsWith("error: unknown command '\\u001b[2Jlint'\n");
  }
}
