package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is said before anybody is asked. */
class RunManagerFlagsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --mode=shadow                                    | needs a namespace of its own
          --shadow-namespace=trial                         | --shadow-namespace goes with --mode shadow
          --scale-down-incumbent                           | goes with --mode takeover
          --mode=takeover --in-cluster --scale-down-incumbent | outside of the cluster
          --mode=takeover --scale-down-incumbent --dry-run=server | would not be dry
          --dry-run=server                                 | observing sends no writes
          --dry-run=client                                 | expected none or server
          --plan=plan.yaml --mode=observe                  | that is --mode takeover
          --restore-only --once                            | --restore-only does nothing else
          --max-changes=-1                                 | expected 0 or more
          --stop-after=soon                                | expected a time such as 90s, 30m or 2h
          --stop-after=-5m                                 | expected a time such as 90s, 30m or 2h
          --metrics-address=8080                           | expected an address such as :8080
          --health-address=:99999                          | expected an address such as :8080
          --mode=destroy                                   | --mode
          """)
  void contradictionsAndMistakesEndWithAHint(String flags, String message) {
    CommandRun run = CommandRun.inThisJvm(("run-manager " + flags).split(" "));

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("error: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void withoutAClusterItIsSaidWhichOneDoesNotAnswer() throws Exception {
    Path kubeconfig =
        Files.writeString(
            directory.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: away, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            current-context: away
            """);

    CommandRun run = CommandRun.inThisJvm("run-manager", "--kubeconfig=" + kubeconfig);

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("the server http://127.0.0.1:1 cannot be reached: connection refused")
        .contains("context \"away\"");
  }

  @Test
  void aPlanThatIsNoneIsRefusedWithItsPlace() throws Exception {
    Path plan =
        Files.writeString(directory.resolve("plan.yaml"), "apiVersion: v1\nkind: ConfigMap\n");

    CommandRun run = CommandRun.inThisJvm("run-manager", "--plan=" + plan);

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err()).contains("plan.yaml:1:", "preview --out writes one");
  }

  @Test
  void aPlanThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.inThisJvm("run-manager", "--plan=" + directory.resolve("none"));

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err()).contains("cannot read the plan ");
  }
}
