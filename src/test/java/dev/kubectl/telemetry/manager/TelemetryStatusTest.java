package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.Snapshots;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status of Telemetry {@code default}: table D7. */
class TelemetryStatusTest {
  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
  private static final Condition GENERATED =
      new Condition("ConfigurationGenerated", "True", "GatewayConfigured", "fine");
  private static final Condition GATEWAY =
      new Condition("GatewayHealthy", "True", "GatewayReady", "fine");
  private static final Condition AGENT =
      new Condition("AgentHealthy", "True", "AgentNotRequired", "");
  private static final Condition FLOW =
      new Condition("TelemetryFlowHealthy", "Unknown", "GatewayProbingFailed", "who knows");

  private final List<Tree.Mapping> pipelines = new ArrayList<>();
  private final List<Tree.Mapping> objects = new ArrayList<>();
  private final List<PipelineStatuses.Wanted> wanted = new ArrayList<>();
  private String metadata = "generation: 7";
  private String before = "{}";

  private void pipeline(String name, Condition... conditions) {
    Tree.Mapping object =
        ManagedCluster.object(
            "{apiVersion: telemetry.kyma-project.io/v1beta1, kind: MetricPipeline, metadata: {name:"
                + " %s}, spec: {output: {otlp: {endpoint: {value: x}}}}}".formatted(name));
    pipelines.add(object);
    wanted.add(
        new PipelineStatuses.Wanted(object, ClusterSnapshot.pipeline(object), List.of(conditions)));
  }

  private Tree.Mapping module() {
    return ManagedCluster.object(
        """
        apiVersion: operator.kyma-project.io/v1beta1
        kind: Telemetry
        metadata: {name: default, namespace: kyma-system, %s}
        status: %s
        """
            .formatted(metadata, before));
  }

  private ObjectView status() {
    return ObjectView.of(
        new TelemetryStatus(Snapshots.of(pipelines, objects), "kyma-system")
            .of(module(), wanted, NOW));
  }

  private static String metric(ObjectView status) {
    return status.items("conditions").stream()
        .filter(condition -> condition.text("type").equals("MetricComponentsHealthy"))
        .map(c -> c.text("status") + " " + c.text("reason") + ": " + c.text("message"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutPipelines() {
    ObjectView status = status();

    assertThat(metric(status))
        .isEqualTo("True NoPipelineDeployed: No pipelines have been deployed");
    assertThat(status.text("state")).isEqualTo("Ready");
    assertThat(status.has("endpoints")).isFalse();
    assertThat(status.items("conditions"))
        .extracting(condition -> condition.text("type"))
        .containsExactly(
            "LogComponentsHealthy", "MetricComponentsHealthy", "TraceComponentsHealthy");
    assertThat(status.items("conditions"))
        .allMatch(condition -> condition.number("observedGeneration") == 7);
  }

  @Test
  void allIsWellAndUnknownCountsAsFine() {
    pipeline("a", AGENT, GATEWAY, GENERATED, FLOW);
    objects.add(
        ManagedCluster.object(
            "{apiVersion: v1, kind: Service, metadata: {name: telemetry-otlp-metrics, namespace:"
                + " kyma-system}}"));

    ObjectView status = status();

    assertThat(metric(status))
        .isEqualTo("True ComponentsRunning: All metric components are running");
    assertThat(status.text("state")).isEqualTo("Ready");
    assertThat(status.at("endpoints", "metrics").text("grpc"))
        .isEqualTo("http://telemetry-otlp-metrics.kyma-system:4317");
    assertThat(status.at("endpoints", "metrics").text("http"))
        .isEqualTo("http://telemetry-otlp-metrics.kyma-system:4318");
  }

  @Test
  void theWorstIsSaidByTypeThenByName() {
    Condition agentDown = new Condition("AgentHealthy", "False", "AgentNotReady", "agent");
    Condition gatewayDown = new Condition("GatewayHealthy", "False", "GatewayNotReady", "z's");
    pipeline("z", AGENT, gatewayDown, GENERATED, FLOW);
    pipeline("a", agentDown, GATEWAY, GENERATED, FLOW);
    assertThat(metric(status())).isEqualTo("False GatewayNotReady: z's");
    assertThat(status().text("state")).isEqualTo("Warning");

    pipeline(
        "b",
        AGENT,
        new Condition("GatewayHealthy", "False", "GatewayNotReady", "b's"),
        GENERATED,
        FLOW);
    assertThat(metric(status())).isEqualTo("False GatewayNotReady: b's");
  }

  @Test
  void aCertificateThatIsAboutToExpireIsAWarning() {
    pipeline(
        "a",
        AGENT,
        GATEWAY,
        new Condition(
            "ConfigurationGenerated", "True", "TLSCertificateAboutToExpire", "until tomorrow"),
        FLOW);

    assertThat(metric(status())).isEqualTo("True TLSCertificateAboutToExpire: until tomorrow");
    assertThat(status().text("state")).isEqualTo("Warning");
  }

  @Test
  void pipelinesBlockDeletion() {
    metadata = "generation: 8, deletionTimestamp: 2030-01-01T00:00:00Z";
    assertThat(status().text("state")).isEqualTo("Deleting");

    pipeline("b", AGENT, GATEWAY, GENERATED, FLOW);
    pipeline("a", AGENT, GATEWAY, GENERATED, FLOW);

    assertThat(metric(status()))
        .isEqualTo(
            "False ResourceBlocksDeletion: The deletion of the module is blocked. To unblock the"
                + " deletion, delete the following resources: MetricPipelines (a,b)");
    assertThat(status().text("state")).isEqualTo("Warning");
  }

  @Test
  void timesOfTransitionStayAndWhatOthersSayIsKept() {
    before =
        """
        {state: Ready, endpoints: {traces: {grpc: "http://traces"}}, conditions: [
        {type: Other, status: "True", reason: R, message: M, lastTransitionTime: 2029-01-01T00:00:00Z},
        {type: MetricComponentsHealthy, status: "True", reason: NoPipelineDeployed, message: old,
        lastTransitionTime: 2029-02-02T00:00:00Z, observedGeneration: 1}]}
        """
            .replace('\n', ' ');
    pipeline("a", AGENT, GATEWAY, GENERATED, FLOW);

    ObjectView status = status();

    assertThat(metric(status)).startsWith("True ComponentsRunning");
    assertThat(status.items("conditions").getFirst().text("type")).isEqualTo("Other");
    assertThat(status.items("conditions").get(1).text("lastTransitionTime"))
        .isEqualTo("2029-02-02T00:00:00Z");
    assertThat(status.at("endpoints", "traces").text("grpc")).isEqualTo("http://traces");
  }
}
