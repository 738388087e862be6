package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.reference.CommandPage;
import dev.kubectl.telemetry.cli.reference.ManPage;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The man pages and the Markdown that a release carries. */
@Tag("end-to-end")
class ReferenceCommandTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  @TempDir Path folder;

  @BeforeEach
  void write() {
    CommandRun run =
        CommandRun.of("__reference", folder.toString(), "1.2.3", "2026-11-30T00:00:00Z");
    assertThat(run.code()).as(run.toString()).isZero();
  }

  @Test
  void everyCommandHasItsPages() throws IOException {
    List<CommandPage> pages = pages();

    assertThat(names("man/man1")).hasSameSizeAs(pages).contains("kubectl-telemetry-lint.1");
    assertThat(names("reference"))
        .contains("kubectl-telemetry.md", "kubectl-telemetry-lint.md", "exit-codes.md")
        .hasSize(pages.size() + 2);
    assertThat(names("reference/rules")).hasSize(RuleCatalogue.all().size() + 1);
  }

  @Test
  void everyOptionOfTheModelIsOnThePage() throws IOException {
    for (CommandPage page : pages()) {
      String markdown = Files.readString(folder.resolve("reference/" + file(page)));
      for (CommandPage.Section section : page.sections()) {
        for (CommandPage.Entry entry : section.entries()) {
          assertThat(markdown).contains("`" + entry.term().replace("|", "\\|") + "`");
        }
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder.resolve("reference"))) {
      all.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    int links = 0;
    for (Path page : pages) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (!link.group(1).startsWith("http")) {
          assertThat(page.resolveSibling(link.group(1))).as("a link in " + page).exists();
          links++;
        }
      }
    }
    assertThat(links).isGreaterThan(50);
  }

  @Test
  void mandocHasNothingToSayAboutAnyManPage() throws Exception {
    String mandoc = RealPrograms.require("mandoc").toString();
    for (String name : names("man/man1")) {
      Process lint =
          new ProcessBuilder(
                  mandoc,
                  "-T",
                  "lint",
                  "-W",
                  "warning",
                  folder.resolve("man/man1/" + name).toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).isEmpty();
      assertThat(lint.waitFor()).isZero();
    }
  }

  @Test
  void aReaderOfTheManPageSeesTheExamplesAsTheyAreTyped() throws Exception {
    Process mandoc =
        new ProcessBuilder(
                RealPrograms.require("mandoc").toString(),
                "-T",
                "ascii",
                folder.resolve("man/man1/kubectl-telemetry-lint.1").toString())
            .start();
    // Bold in a terminal is a letter, a backspace, and the letter again.
    String shown =
        new String(mandoc.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replaceAll(".\b", "");

    assertThat(shown)
        .contains("KUBECTL-TELEMETRY-LINT(1)")
        .contains("kubectl telemetry lint -R . --fail-on=warning \\\n")
        .contains("EXIT STATUS")
        .contains("kubectl-telemetry 1.2.3")
        .contains("2026-11-30");
  }

  private static List<CommandPage> pages() {
    return CommandPage.all(Main.commandLine(Console.ofProcess()).getCommandSpec());
  }

  private static String file(CommandPage page) {
    return ManPage.fileName(page).replaceFirst("\\.1$", ".md");
  }

  private List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
