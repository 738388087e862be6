package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentWorkloadTest {
  private static final String NAME = "telemetry-metric-agent";
  private static final VerticalScaling OFF = new VerticalScaling.Off();

  @Test
  void objectsComeInTheOrderOfTheReference() {
    VerticalScaling scaling = new VerticalScaling.On(Quantity.ofMebibytes(100));

    assertThat(objects(Map.of(), scaling).stream().map(ObjectKey::of))
        .extracting(key -> key.kind() + " " + key.name())
        .containsExactly(
            "ServiceAccount " + NAME,
            "ClusterRole " + NAME,
            "ClusterRoleBinding " + NAME,
            "Role " + NAME,
            "RoleBinding " + NAME,
            "Service telemetry-metric-agent-metrics",
            "Secret " + NAME,
            "ConfigMap " + NAME,
            "NetworkPolicy kyma-project.io--telemetry-metric-agent-metrics",
            "NetworkPolicy kyma-project.io--telemetry-metric-agent",
            "DaemonSet " + NAME,
            "VerticalPodAutoscaler " + NAME);
  }

  @Test
  void withoutAnEnvironmentThereIsNoSecretButWithAnEmptyOneThereIs() {
    assertThat(kinds(null, OFF)).doesNotContain("Secret").contains("ConfigMap");
    assertThat(kinds(Map.of(), OFF)).contains("Secret");
  }

  @Test
  void theAutoscalerMayAlwaysGiveWhatTheAgentAsksFor() {
    assertThat(maximum(Quantity.ZERO)).isEqualTo("64Mi");
    assertThat(maximum(Quantity.ofMebibytes(64))).isEqualTo("64Mi");
    assertThat(maximum(Quantity.ofBytes(1_288_489_984))).isEqualTo("1258291Ki");
  }

  @Test
  void memoryStartsSmallOnlyWhereAnAutoscalerRaisesIt() {
    assertThat(memoryLimit(new VerticalScaling.On(Quantity.ZERO))).isEqualTo("128Mi");
    assertThat(memoryLimit(OFF)).isEqualTo("1200Mi");
    assertThat(memoryLimit(new VerticalScaling.NotInstalled())).isEqualTo("1200Mi");
  }

  @Test
  void theInputAsTextNamesVariablesButNotTheirValues() {
    assertThat(input(Map.of("OTLP_ENDPOINT_A", "hunter2"), OFF).toString())
        .contains("OTLP_ENDPOINT_A")
        .doesNotContain("hunter2");
  }

  private static String maximum(Quantity maximum) {
    return TreeLook.textAt(
        TreeLook.object(
            objects(Map.of(), new VerticalScaling.On(maximum)), "VerticalPodAutoscaler", NAME),
        "spec",
        "resourcePolicy",
        "containerPolicies",
        0,
        "maxAllowed",
        "memory");
  }

  private static String memoryLimit(VerticalScaling scaling) {
    return TreeLook.textAt(
        TreeLook.object(objects(Map.of(), scaling), "DaemonSet", NAME),
        "spec",
        "template",
        "spec",
        "containers",
        0,
        "resources",
        "limits",
        "memory");
  }

  private static List<String> kinds(
      @Nullable Map<String, String> environment, VerticalScaling scaling) {
    return objects(environment, scaling).stream()
        .map(object -> ObjectKey.of(object).kind())
        .toList();
  }

  private static List<Tree.Mapping> objects(
      @Nullable Map<String, String> environment, VerticalScaling scaling) {
    return AgentWorkload.objects(ManagerOptions.AS_INSTALLED, input(environment, scaling));
  }

  private static AgentWorkload.Input input(
      @Nullable Map<String, String> environment, VerticalScaling scaling) {
    return new AgentWorkload.Input(
        "receivers: {}\n", environment, true, List.of("4317"), scaling, List.of());
  }
}
