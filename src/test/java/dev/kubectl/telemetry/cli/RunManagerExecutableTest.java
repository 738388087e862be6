package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.ResourceType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A manager's day in each form of the program, against a real API server. */
@Tag("end-to-end")
class RunManagerExecutableTest {
  private static RunManagerCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = RunManagerCluster.start();
    cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static CommandRun run(String... more) {
    return CommandRun.of(cluster.words(more));
  }

  @Test
  void itLooksOnTakesOverForAWhileAndLeavesNothingToDo() throws Exception {
    cluster.audit.start();
    CommandRun observed = run("--once");
    assertThat(observed.code()).as(observed.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(observed.out())
        .contains("would create DaemonSet kyma-system/telemetry-metric-agent")
        .contains("MetricPipeline shop: ConfigurationGenerated=True, GatewayConfigured");
    assertThat(cluster.audit.writes("kubectl-telemetry/")).isEmpty();

    CommandRun taken =
        run(
            "--mode=takeover",
            "--log-format=json",
            "--stop-after=8s",
            "--metrics-address=127.0.0.1:0",
            "--health-address=127.0.0.1:0");
    assertThat(taken.code()).as(taken.toString()).isEqualTo(ExitCode.OK);
    assertThat(taken.out().lines())
        .anyMatch(
            line -> line.contains("\"object\":\"DaemonSet kyma-system/telemetry-metric-agent\""))
        .last()
        .asString()
        .contains("stopping: --stop-after is over");
    for (ResourceType type : List.of(ResourceType.CONFIG_MAP, ResourceType.SECRET)) {
      assertThat(
              cluster
                  .get(type, RunManagerCluster.NAMESPACE, "telemetry-metric-agent")
                  .at("data")
                  .isEmpty())
          .isFalse();
    }
    assertThat(cluster.leaseHolder()).isEmpty();

    CommandRun again = run("--once");
    assertThat(again.code()).as(again.toString()).isEqualTo(ExitCode.OK);

    cluster.pipeline("shop", "");
    CommandRun changed = run("--once");
    assertThat(changed.out()).contains("would delete DaemonSet kyma-system/telemetry-metric-agent");
  }
}
