package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.reference.CommandPage;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.manager.FlowReason;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every help page, letter by letter: the commands are taken from the command model, so one without
 * a file fails, and so does a file without a command. Written anew with {@code
 * -Dgolden.update=true}.
 */
@Tag("end-to-end")
class HelpPagesTest {
  private static final Path PAGES = Path.of("src/test/resources/help-pages");
  private static final int WIDTH = 80;

  @TestFactory
  Stream<DynamicTest> everyPageIsAsExpectedAndFitsIntoATerminal() {
    return commands()
        .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> check(command)));
  }

  private static void check(CommandSpec command) throws IOException {
    CommandRun run = CommandRun.of(words(command).toArray(String[]::new));

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PAGES);
      Files.writeString(file(command), run.out());
    }
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(WIDTH));
    assertThat(run.out().lines()).noneMatch(line -> line.endsWith(" "));
    assertThat(file(command)).as("the expected page").isRegularFile();
    assertThat(run.out()).isEqualTo(Files.readString(file(command)));
  }

  private static List<String> words(CommandSpec command) {
    String below = command.qualifiedName().substring(command.root().name().length());
    return Stream.concat(Stream.of(below.strip().split(" ")), Stream.of("--help"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Test
  void noPageIsOfACommandThatIsGone() throws IOException {
    Set<Path> expected = commands().map(HelpPagesTest::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void everyCommandSaysWhatItDoesGivesExamplesAndItsExitCodes() {
    assertThat(CommandPage.all(root()))
        .filteredOn(page -> page.commands().isEmpty())
        .hasSizeGreaterThan(5)
        .allSatisfy(page -> {
          assertThat(page.summary()).as(page.name()).endsWith(".");
          assertThat(page.examples()).as("examples of " + page.name()).isNotEmpty();
          assertThat(page.exitCodes()).as("exit codes of " + page.name()).containsKeys("0");
        });
  }

  @Test
  void helpShowsTheSamePages() {
    assertThat(CommandRun.of("help", "lint")).isEqualTo(CommandRun.of("lint", "--help"));
    assertThat(CommandRun.of("help").out()).isEqualTo(CommandRun.of("--help").out());
  }

  @Test
  void helpKnowsEveryExitCodeOfEveryCommand() {
    CommandRun run = CommandRun.of("help", "exit-codes");

    assertThat(run.code()).isZero();
    String unwrapped = run.out().replaceAll("\n {6}", " ");
    assertThat(CommandPage.all(root()))
        .allSatisfy(page -> {
          assertThat(unwrapped).contains("\n" + page.name() + "\n");
          assertThat(unwrapped).contains(page.exitCodes().values());
        });
    assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(WIDTH));
  }

  @Test
  void helpKnowsEveryReasonOfEveryCondition() {
    CommandRun run = CommandRun.of("help", "conditions");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(Stream.of(FlowReason.values()).map(r -> r.condition().reason()).toList())
        .contains(
            ConditionOutcome.CONFIGURED.reason(),
            ConditionOutcome.MAX_PIPELINES_EXCEEDED.reason(),
            ConditionOutcome.VALIDATION_FAILED.reason());
    assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(WIDTH));
    assertThat(CommandRun.of("help", "conditions", "AgentHealthy").out())
        .startsWith("AgentHealthy: ")
        .doesNotContain("GatewayHealthy");
  }

  @Test
  void helpAboutAConditionThatIsNoneNamesWhatIsLikeIt() {
    CommandRun run = CommandRun.of("help", "conditions", "AgentHealty");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            """
            error: there is no condition 'AgentHealty'
               help: did you mean AgentHealthy?
            """);
  }

  @Test
  void everyReasonThatARuleGivesHasAMeaning() {
    List<ConditionPage> known = ConditionPage.all();

    assertThat(RuleCatalogue.all())
        .extracting(LintRule::verdict)
        .filteredOn(ClusterVerdict.Conditioned.class::isInstance)
        .isNotEmpty()
        .map(ClusterVerdict.Conditioned.class::cast)
        .allSatisfy(verdict ->
            assertThat(known)
                .filteredOn(page -> page.type().equals(verdict.type()))
                .flatExtracting(ConditionPage::reasons)
                .extracting(reason -> reason.status() + " " + reason.name())
                .contains(verdict.status() + " " + verdict.reason()));
  }

  @Test
  void helpAboutSomethingElseNamesWhatIsLikeIt() {
    CommandRun run = CommandRun.of("help", "exit-code");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            """
            error: there is no page about 'exit-code'
               help: did you mean exit-codes?
            """);
  }

  private static Path file(CommandSpec command) {
    return PAGES.resolve(command.qualifiedName("-").replace(' ', '-') + ".txt");
  }

  private static Stream<CommandSpec> commands() {
    return CommandPage.visible(root());
  }

  private static CommandSpec root() {
    return Main.commandLine(Console.ofProcess()).getCommandSpec();
  }
}
