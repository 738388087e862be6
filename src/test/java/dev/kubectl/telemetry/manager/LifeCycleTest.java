package dev.kubectl.telemetry.manager;

import static dev.kubectl.telemetry.cluster.ResourceType.CONFIG_MAP;
import static dev.kubectl.telemetry.cluster.ResourceType.DAEMON_SET;
import static dev.kubectl.telemetry.cluster.ResourceType.DEPLOYMENT;
import static dev.kubectl.telemetry.cluster.ResourceType.METRIC_PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.workload.ManagerOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running manager in a cluster with controllers and nodes: what comes, and what goes. */
class LifeCycleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static ManagedCluster cluster;
  private RunningManager manager;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.alive();
    cluster.telemetry();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void run() throws Exception {
    manager =
        RunningManager.start(
            cluster,
            ManagerSettings.takeover(ManagerOptions.AS_INSTALLED).withGrace(Duration.ZERO));
  }

  @AfterEach
  void end() {
    cluster.clear();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(cluster.objects()).isEmpty());
    manager.close();
  }

  private String reason(String pipeline, String type) {
    return StatusConditions.of(cluster.pipeline(pipeline).tree())
        .condition(type)
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("");
  }

  @Test
  void gatewayAndAgentComeAndGoWithThePipelinesThatNeedThem() {
    cluster.pipeline("shop", "");
    await()
        .atMost(PATIENCE)
        .until(() -> reason("shop", "GatewayHealthy"), "True GatewayReady"::equals);
    assertThat(reason("shop", "AgentHealthy")).isEqualTo("True AgentNotRequired");
    assertThat(cluster.ours(DAEMON_SET, "telemetry-metric-agent").isEmpty()).isTrue();

    cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
    await().atMost(PATIENCE).until(() -> reason("shop", "AgentHealthy"), "True AgentReady"::equals);

    cluster.pipeline("shop", "input: {runtime: {enabled: false}}");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.objects())
                .noneMatch(name -> name.contains("telemetry-metric-agent")));
    await()
        .atMost(PATIENCE)
        .until(() -> reason("shop", "GatewayHealthy"), "True GatewayReady"::equals);

    cluster.create(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: bystander, namespace: kyma-system,"
            + " labels: {kyma-project.io/module: telemetry}}}");
    cluster.delete(METRIC_PIPELINE, null, "shop");
    await()
        .atMost(PATIENCE)
        .until(() -> cluster.ours(DEPLOYMENT, "telemetry-metric-gateway").isEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(cluster.objects()).containsExactly("ConfigMap bystander"));
    cluster.delete(CONFIG_MAP, "kyma-system", "bystander");
  }

  @Test
  void whatSomebodyChangesByHandComesBack() {
    cluster.pipeline("shop", "");
    await()
        .atMost(PATIENCE)
        .until(() -> reason("shop", "GatewayHealthy"), "True GatewayReady"::equals);

    cluster.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: telemetry-metric-gateway,"
            + " namespace: kyma-system}, data: {relay.conf: broken}}");

    await()
        .atMost(PATIENCE)
        .until(() ->
            cluster
                .ours(CONFIG_MAP, "telemetry-metric-gateway")
                .at("data")
                .text("relay.conf")
                .contains("receivers:"));
    // The pass reports when it has ended, which is after what it wrote can be seen.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(manager.reports)
                .anySatisfy(report ->
                    assertThat(report.conflicts())
                        .singleElement()
                        .asString()
                        .contains("somebody", "relay.conf")));
  }
}
