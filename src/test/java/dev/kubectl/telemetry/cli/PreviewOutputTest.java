package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code preview} says with its exit code, and where its forms go. */
@Tag("end-to-end")
class PreviewOutputTest {
  private static final Path CASES = Path.of("src/test/resources/preview");
  private static final String SAME = "nothing-changes";
  private static final String CHANGED = "statement-changed";
  private static final String[] FORMS = {"text", "diff", "json", "yaml", "markdown", "html"};

  @TempDir Path directory;

  private static CommandRun preview(String name, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("preview");
    arguments.addAll(List.of("-f", CASES.resolve(name).resolve("after").toString()));
    arguments.addAll(List.of("--against", CASES.resolve(name).resolve("before").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void theExitCodeIsTheSameForEveryForm() {
    for (String form : FORMS) {
      assertThat(preview(SAME, "-o", form).code()).as(form).isEqualTo(ExitCode.OK);
      assertThat(preview(CHANGED, "-o", form).code()).as(form).isEqualTo(ExitCode.FINDING);
      assertThat(preview(CHANGED, "-o", form, "--detailed-exitcode").code()).as(form).isEqualTo(2);
      assertThat(preview(SAME, "-o", form, "--detailed-exitcode").code()).as(form).isZero();
      assertThat(preview(CHANGED, "-o", form, "--policy", "restart=deny").code())
          .as(form)
          .isEqualTo(ExitCode.FINDING);
      assertThat(preview(CHANGED, "-o", form, "--policy", "restart=warn").code())
          .as(form)
          .isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void aPolicyFailsOnlyWhatItDenies() {
    CommandRun denied = preview(CHANGED, "--policy", "data-changes=deny,restart=warn");

    assertThat(denied.code()).isEqualTo(ExitCode.FINDING);
    assertThat(denied.out()).contains("The policy denies this change: data-changes");
    assertThat(denied.out()).contains("[restart: the policy warns]");
    assertThat(preview(CHANGED, "--policy", "new-endpoint=deny").code()).isEqualTo(ExitCode.OK);
    assertThat(preview(CHANGED, "--policy", "restart=deny", "--detailed-exitcode").code())
        .as("terraform's failure")
        .isEqualTo(1);
    assertThat(preview(CHANGED, "--policy", "stop=deny", "--detailed-exitcode").code())
        .as("terraform's changes")
        .isEqualTo(2);
  }

  @Test
  void aPolicyThatCannotBeReadIsAWrongArgument() {
    CommandRun unknown = preview(CHANGED, "--policy", "reboot=deny");
    CommandRun level = preview(CHANGED, "--policy", "restart=maybe");

    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("there is no kind of effect named `reboot`", "restart");
    assertThat(level.code()).isEqualTo(ExitCode.USAGE);
    assertThat(level.err()).contains("allow, warn or deny");
  }

  /** An error beats a difference. */
  @Test
  void whatCannotBeReadIsNoDifference() throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "kind: [\n");

    for (String form : FORMS) {
      CommandRun run =
          CommandRun.of("preview", "-f", wrong.toString(), "--against", "nothing", "-o", form);

      assertThat(run.code()).as(form).isEqualTo(ExitCode.INPUT);
      assertThat(run.out()).as(form).isEmpty();
      assertThat(run.err()).as(form).contains("wrong.yaml:");
    }
  }

  @Test
  void oneFormGoesToTheTerminalAndTheOthersToFiles() throws IOException {
    Path comment = directory.resolve("comment.md");
    Path page = directory.resolve("page.html");

    CommandRun run =
        preview(CHANGED, "-o", "text", "-o", "markdown=" + comment, "-o", "html=" + page);

    assertThat(run.out()).contains("Effects");
    assertThat(comment).content().startsWith("<!-- kubectl-telemetry preview -->\n");
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("<svg ");
  }

  @Test
  void twoFormsForTheTerminalAreAWrongArgument() {
    assertThat(preview(CHANGED, "-o", "text", "-o", "json").code()).isEqualTo(ExitCode.USAGE);
    assertThat(preview(CHANGED, "-o", "pdf").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatIsPipedHasNoEscapeSequence() {
    for (String form : FORMS) {
      assertThat(preview("control-characters", "-o", form).out()).as(form).doesNotContain("\u001b");
    }
  }
}
