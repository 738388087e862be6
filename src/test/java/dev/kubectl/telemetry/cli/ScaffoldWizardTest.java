package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard in a real terminal: keys as they come, and the state in which it leaves things. */
@Tag("end-to-end")
class ScaffoldWizardTest {
  private static final String SECOND_SCREEN = "\u001b[?1049h";
  private static final String FIRST_SCREEN = "\u001b[?1049l";
  private static final String DOWN = "\u001b[B";
  private static final String UP_OF_APPLICATIONS = "\u001bOA";

  @TempDir Path directory;
  private Path work;

  @BeforeEach
  void aFolder() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
  }

  private TerminalSession session(List<String> javaOptions, String... arguments)
      throws IOException {
    List<String> command =
        CommandRun.executable()
            .map(executable -> List.of(executable.toString()))
            .orElseGet(() ->
                ProgramRun.commandOfThis(
                    Stream.concat(
                            Stream.of("--enable-native-access=ALL-UNNAMED"), javaOptions.stream())
                        .toList()));
    Path script =
        Files.writeString(
            directory.resolve("script"),
            """
            stty -g > ../before
            '%s' scaffold %s
            code=$?
            stty -g > ../after
            echo "ended with $code"
            """
                .formatted(String.join("' '", command), String.join(" ", arguments)));
    return new TerminalSession(
        work,
        Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8"),
        List.of("sh", script.toString()));
  }

  private TerminalSession session(String... arguments) throws IOException {
    return session(List.of(), arguments);
  }

  @Test
  void answersBecomeAFileThatLintLikes() throws Exception {
    try (TerminalSession session = session("--backend", "honeycomb")) {
      session.awaitScreen("What is the pipeline called?");
      session.type("shap\u007f\u007fop\r");
      session.awaitScreen("Where do the metrics come from?");
      session.type(DOWN + DOWN + UP_OF_APPLICATIONS + " \r");
      session.awaitScreen("From which namespaces?");
      session.type("\u001b");
      session.awaitScreen("Where do the metrics come from?");
      session.type("\r");
      session.awaitScreen("From which namespaces?");
      session.type("inc\t");
      session.awaitScreen("include=");
      session.type("shop\r");
      session.awaitScreen("How is OTLP carried?");
      session.type("\r");
      session.awaitScreen("Where is the backend?");
      session.type("\r");
      session.awaitScreen("How is the connection protected?");
      session.type("\r");
      session.awaitScreen("How does the pipeline prove who it is?");
      session.type("\r");
      session.awaitScreen("Which headers does every request need?");
      session.type("\r");
      session.awaitScreen("Which Secret holds the credentials?");
      session.type("\r");
      session.awaitScreen("What is to be dropped?");
      session.type("\r");
      session.awaitScreen("What is to be changed?");
      session.type("\u001b[200~redact-attribute=user.email\u001b[201~\r");
      session.awaitScreen("another one, or nothing");
      session.type("\r");
      session.awaitScreen("Write shop.yaml");
      session.type("\r");
      String shown = session.await("ended with");

      assertThat(shown)
          .contains("wrote shop.yaml", "kubectl create secret generic shop-backend")
          .contains(
              "kubectl telemetry scaffold shop --input otlp --input prometheus --namespaces"
                  + " include=shop --backend honeycomb --transform redact-attribute=user.email"
                  + " --out shop.yaml")
          .contains("ended with 0");
      assertThat(session.raw()).contains(SECOND_SCREEN, FIRST_SCREEN);
    }
    assertTerminalIsAsBefore();
    Path file = work.resolve("shop.yaml");
    assertThat(file).content().contains("prometheus:", "- shop", "user.email");
    CommandRun lint = CommandRun.inThisJvm("lint", file.toString(), "--secrets=skip");
    assertThat(lint.code()).as(lint.toString()).isEqualTo(ExitCode.OK);
    assertThat(lint.out()).contains("no findings");
  }

  @Test
  void controlCLeavesNothingBehind() throws Exception {
    try (TerminalSession session = session("shop")) {
      session.awaitScreen("Where do the metrics come from?");
      session.type("\u0003");
      String shown = session.await("ended with");

      assertThat(shown).contains("nothing was written").contains("ended with 130");
      assertThat(session.raw().indexOf(FIRST_SCREEN)).isPositive();
      assertThat(session.raw()).as("what Java says of itself").doesNotContain("WARNING");
    }
    assertTerminalIsAsBefore();
    assertNothingWasWritten();
  }

  @Test
  void anEndFromOutsideLeavesTheTerminalInOrder() throws Exception {
    try (TerminalSession session = session("shop")) {
      session.awaitScreen("Where do the metrics come from?");
      List<ProcessHandle> ours =
          session.processes().filter(process -> process.children().findAny().isEmpty()).toList();
      assertThat(ours).hasSize(1);
      ours.getFirst().destroy();
      session.await("ended with 143");

      assertThat(session.raw().indexOf(FIRST_SCREEN)).isPositive();
    }
    assertTerminalIsAsBefore();
    assertNothingWasWritten();
  }

  /** As in the native executable, where the provider that calls the system does not work. */
  @Test
  void sttyIsEnough() throws Exception {
    try (TerminalSession session =
        session(List.of("-Dorg.jline.terminal.providers=exec"), "shop")) {
      session.awaitScreen("Where do the metrics come from?");
      session.type(DOWN + " ");
      session.awaitScreen("Scrapes Pods and Services");
      session.type("\u0003");
      session.await("ended with 130");
    }
    assertTerminalIsAsBefore();
  }

  @Test
  void withEnoughFlagsNothingIsAsked() throws Exception {
    try (TerminalSession session = session("shop", "--endpoint=https://b:4317")) {
      String shown = session.await("ended with 0");

      assertThat(shown).contains("apiVersion: telemetry.kyma-project.io/v1beta1");
      assertThat(session.raw()).doesNotContain(SECOND_SCREEN);
    }
  }

  private void assertTerminalIsAsBefore() throws IOException {
    assertThat(directory.resolve("after"))
        .hasContent(Files.readString(directory.resolve("before")));
  }

  private void assertNothingWasWritten() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      assertThat(files).isEmpty();
    }
  }
}
