package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --changed-since} in a real repository. */
class ChangedSinceTest {
  @TempDir Path repository;
  private Path git = Path.of("git");

  @BeforeEach
  void commitThreeFiles() throws Exception {
    git = RealPrograms.require("git");
    git("init", "--quiet");
    Files.createDirectories(repository.resolve("deep"));
    for (String name : List.of("old.yaml", "changed.yaml", "gone.yaml", "deep/inner.yaml")) {
      Files.writeString(repository.resolve(name), broken(name));
    }
    git("add", ".");
    git("commit", "--quiet", "-m", "first");
    git("tag", "first");
  }

  @Test
  void nothingChangedIsGreen() throws Exception {
    ProgramRun run = lint(repository, "-R", "--changed-since", "HEAD");

    assertThat(run.output()).contains("no findings");
    assertThat(run.code()).isZero();
  }

  @Test
  void changedAndNewFilesAreShownAndOthersAreNot() throws Exception {
    change("changed.yaml");
    change("deep/inner.yaml");
    Files.writeString(repository.resolve("ne w ü.yaml"), broken("new"));
    Files.delete(repository.resolve("gone.yaml"));

    ProgramRun run = lint(repository, "-R", "--changed-since", "first");

    assertThat(shown(run)).containsExactly("changed.yaml", "deep/inner.yaml", "ne w ü.yaml");
    assertThat(run.code()).isEqualTo(ExitCode.FINDING);
  }

  @Test
  void whatWasCommittedSinceCountsToo() throws Exception {
    change("changed.yaml");
    git("commit", "--quiet", "--all", "-m", "second");
    git("mv", "old.yaml", "renamed.yaml");

    assertThat(shown(lint(repository, "--changed-since", "first")))
        .containsExactly("changed.yaml", "renamed.yaml");
    assertThat(shown(lint(repository, "--changed-since", "HEAD"))).containsExactly("renamed.yaml");
  }

  @Test
  void belowTheTopTheSameIsShown() throws Exception {
    change("changed.yaml");
    change("deep/inner.yaml");
    Path deep = repository.resolve("deep");

    assertThat(shown(lint(deep, "--changed-since", "first"))).containsExactly("inner.yaml");
    assertThat(shown(lint(deep, "..", "--changed-since", "first")))
        .containsExactly("../changed.yaml");

    git("config", "diff.relative", "true");
    assertThat(shown(lint(deep, "..", "--changed-since", "first")))
        .containsExactly("../changed.yaml");
  }

  @Test
  void anUnknownCommitIsAnInputProblem() throws Exception {
    ProgramRun run = lint(repository, "--changed-since", "no-such-branch");

    assertThat(run.output()).contains("--changed-since takes a commit");
    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void outsideOfARepositoryItIsAnInputProblem(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("x.yaml"), broken("x"));

    assertThat(lint(elsewhere, "--changed-since", "HEAD").code()).isEqualTo(ExitCode.INPUT);
  }

  private void change(String name) throws IOException {
    Files.writeString(repository.resolve(name), broken(name) + "# changed\n");
  }

  private static String broken(String name) {
    return """
    apiVersion: telemetry.kyma-project.io/v1beta1
    kind: MetricPipeline
    metadata: {name: %s}
    spec: {no-such-field: 1, output: {otlp: {endpoint: {value: "https://%s.example:4317"}}}}
    """
        .formatted(name.replaceAll("[^a-z]", "-"), Integer.toHexString(name.hashCode()));
  }

  /** The files that findings about the unknown field are in. */
  private static List<String> shown(ProgramRun run) {
    return run.output()
        .lines()
        .filter(line -> line.contains("[TEL1107]"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .sorted()
        .toList();
  }

  private static ProgramRun lint(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("lint"));
    all.addAll(List.of(arguments));
    List<String> utf8 = List.of("-Dsun.jnu.encoding=UTF-8", "-Dstdout.encoding=UTF-8");
    return ProgramRun.ofThis(directory, utf8, all.toArray(String[]::new));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(git.toString(), "-c", "user.name=nobody"));
    command.addAll(List.of("-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(repository, command);
    assertThat(run.code()).as(run.output()).isZero();
  }
}
