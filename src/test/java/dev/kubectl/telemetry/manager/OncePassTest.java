package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single passes against a real API server: what they write, and that they write it once. */
class OncePassTest {
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void clear() throws Exception {
    cluster.clear();
    cluster.once();
  }

  @Test
  void withoutPipelinesNothingIsThere() throws Exception {
    PassReport report = cluster.once();

    assertThat(report.problems()).isEmpty();
    assertThat(cluster.objects()).isEmpty();
  }

  @Test
  void aSecondPassWritesNothing() throws Exception {
    cluster.telemetry();
    cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
    PassReport first = cluster.once();
    assertThat(first.problems()).isEmpty();
    assertThat(cluster.objects()).hasSizeGreaterThan(25);
    cluster.audit.start();

    PassReport second = cluster.once();

    assertThat(second.planned()).isEmpty();
    assertThat(cluster.writes()).isEmpty();
  }

  private static void overrides(String text) {
    cluster.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: telemetry-overrides, namespace:"
            + " kyma-system}, data: {overrides: \"%s\"}}".formatted(text));
  }

  @Test
  void whatIsPausedIsNotTouchedAndATypingMistakeChangesNothing() throws Exception {
    overrides("metrics: {paused: true}");
    cluster.pipeline("shop", "");
    cluster.telemetry();

    PassReport paused = cluster.once();

    assertThat(paused.problems()).isEmpty();
    assertThat(cluster.objects()).isNotEmpty().allMatch(name -> name.contains("self-monitor"));
    assertThat(cluster.condition("shop", "ConfigurationGenerated")).isEmpty();

    overrides("metrics: [");
    PassReport mistaken = cluster.once();
    assertThat(mistaken.problems()).singleElement().asString().contains("telemetry-overrides");
    cluster.delete(ResourceType.CONFIG_MAP, ManagedCluster.NAMESPACE, "telemetry-overrides");
    cluster.once();
    assertThat(cluster.condition("shop", "ConfigurationGenerated")).startsWith("True");
  }

  @Test
  void bothOutliveTheirLastPipelineForAWhileWhenItStillIsThere() throws Exception {
    ManagerSettings patient = ManagedCluster.SETTINGS.withGrace(Duration.ofMinutes(5));
    cluster.pipeline("pull", "input: {runtime: {enabled: true}}");
    cluster.pipeline("push", "");
    cluster.once();
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: pull}
        spec:
          input: {runtime: {enabled: true}}
          output: {otlp: {endpoint: {value: nowhere}, protocol: grpc}}
        """);

    PassReport held = cluster.once("patient", patient);
    assertThat(held.made())
        .noneMatch(change -> change.component().equals("telemetry-metric-agent"));
    assertThat(cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent").isEmpty()).isFalse();
    assertThat(held.nextLook().orElseThrow()).isAfter(held.started().plusSeconds(200));

    cluster.pipeline("push", "filter: [{conditions: ['no condition']}]");
    cluster.once("patient", patient);
    assertThat(cluster.ours(ResourceType.DEPLOYMENT, "telemetry-metric-gateway").isEmpty())
        .isFalse();

    cluster.once(
        "patient",
        patient,
        RequestObserver.NONE,
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));
    assertThat(cluster.objects())
        .noneMatch(name -> name.contains("telemetry-metric-agent"))
        .noneMatch(name -> name.contains("telemetry-metric-gateway"));
  }

  @Test
  void ofMoreThanFiveTheOldestRunAndTheNextOneMovesUp() throws Exception {
    for (int i = 1; i <= 6; i++) {
      cluster.pipeline("p-" + i, "");
    }
    cluster.once();
    String full = cluster.condition("p-6", "ConfigurationGenerated");
    cluster.delete(ResourceType.METRIC_PIPELINE, null, "p-2");
    cluster.once();

    assertThat(full).isEqualTo("False MaxPipelinesExceeded: Maximum pipeline count limit exceeded");
    assertThat(cluster.condition("p-6", "ConfigurationGenerated")).startsWith("True");
    assertThat(
            cluster
                .ours(ResourceType.CONFIG_MAP, "telemetry-metricpipeline-lock")
                .at("metadata")
                .items("ownerReferences"))
        .extracting(owner -> owner.text("name"))
        .containsExactlyInAnyOrder("p-1", "p-3", "p-4", "p-5", "p-6");
  }

  @Test
  void whatSomebodyElsePutIntoOurConfigurationIsTakenOut() throws Exception {
    cluster.pipeline("p", "");
    cluster.once();
    String name = "telemetry-metric-gateway";
    Map<String, Tree> before = cluster.ours(ResourceType.SECRET, name).at("data").tree().entries();
    cluster.secret(ManagedCluster.NAMESPACE, name, Map.of("LD_PRELOAD", "/tmp/x"));
    cluster.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: kyma-system},"
                .formatted(name)
            + " data: {relay.conf: broken, more: text}}");
    cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: telemetry-otlp-metrics, namespace: kyma-system, labels: {mine: "yes"}}
        """);

    PassReport report = cluster.once();

    assertThat(report.problems()).isEmpty();
    assertThat(report.made())
        .extracting(Change::toString)
        .containsExactly(
            "change ConfigMap kyma-system/" + name, "change Secret kyma-system/" + name);
    assertThat(cluster.ours(ResourceType.SECRET, name).at("data").tree().entries())
        .isEqualTo(before);
    ObjectView data = cluster.ours(ResourceType.CONFIG_MAP, name).at("data");
    assertThat(data.tree().entries()).containsOnlyKeys("relay.conf");
    assertThat(data.text("relay.conf")).contains("otlp_grpc/p");
    assertThat(cluster.ours(ResourceType.SERVICE, "telemetry-otlp-metrics").at("metadata"))
        .extracting(metadata -> metadata.at("labels").text("mine"))
        .isEqualTo("yes");
    assertThat(cluster.once().made()).isEmpty();
  }
}
