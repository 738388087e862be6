package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayWorkloadTest {
  private static final String NAME = "telemetry-metric-gateway";
  private static final OwnerReference PIPELINE = OwnerReference.ofMetricPipeline("backend", "u-1");

  @Test
  void objectsComeInTheOrderOfTheReference() {
    assertThat(objects(Map.of(), true, List.of()).stream().map(ObjectKey::of))
        .extracting(key -> key.kind() + " " + key.name())
        .containsExactly(
            "ServiceAccount " + NAME,
            "ClusterRole " + NAME,
            "ClusterRoleBinding " + NAME,
            "Role " + NAME,
            "RoleBinding " + NAME,
            "Service telemetry-metric-gateway-metrics",
            "Secret " + NAME,
            "ConfigMap " + NAME,
            "NetworkPolicy kyma-project.io--telemetry-metric-gateway-metrics",
            "NetworkPolicy kyma-project.io--telemetry-metric-gateway",
            "Deployment " + NAME,
            "Service telemetry-otlp-metrics",
            "PeerAuthentication " + NAME);
  }

  @Test
  void withoutIstioThereIsNoPeerAuthentication() {
    assertThat(objects(Map.of(), false, List.of()).stream().map(object -> ObjectKey.of(object)))
        .extracting(ObjectKey::kind)
        .doesNotContain("PeerAuthentication")
        .contains("Deployment");
  }

  @Test
  void aValueOfTheEnvironmentStandsInTheSecretAndNowhereElse() {
    List<Tree.Mapping> objects =
        objects(Map.of("BASIC_AUTH_HEADER_A", "hunter2"), false, List.of());
    Tree.Mapping secret = TreeLook.object(objects, "Secret", NAME);
    List<Tree.Mapping> others = new ArrayList<>(objects);
    others.remove(secret);

    assertThat(TreeLook.textAt(secret, "data", "BASIC_AUTH_HEADER_A")).isEqualTo("aHVudGVyMg==");
    assertThat(others.toString()).doesNotContain("hunter2", "aHVudGVyMg==");
  }

  @Test
  void theInputAsTextNamesVariablesButNotTheirValues() {
    assertThat(input(Map.of("OTLP_ENDPOINT_A", "hunter2"), false, List.of()).toString())
        .contains("OTLP_ENDPOINT_A")
        .doesNotContain("hunter2");
  }

  @Test
  void anotherCredentialStartsNewPods() {
    assertThat(checksum(Map.of("A", "old"))).isNotEqualTo(checksum(Map.of("A", "new")));
  }

  @Test
  void everyObjectNamesItsOwnersOnce() {
    assertThat(objects(Map.of(), true, List.of(PIPELINE, PIPELINE)))
        .isNotEmpty()
        .allSatisfy(object ->
            assertThat(TreeLook.at(object, "metadata", "ownerReferences"))
                .isEqualTo(
                    Tree.sequence(
                        Tree.mapping()
                            .put("apiVersion", "telemetry.kyma-project.io/v1beta1")
                            .put("kind", "MetricPipeline")
                            .put("name", "backend")
                            .put("uid", "u-1")
                            .build())));
  }

  @Test
  void memoryGrowsByHalfAGibibyteForEachPipeline() {
    assertThat(GatewayWorkload.memoryLimit(1)).hasToString("1Gi");
    assertThat(GatewayWorkload.memoryLimit(2)).hasToString("1536Mi");
    assertThat(GatewayWorkload.memoryLimit(500)).hasToString("256512Mi");
  }

  @Test
  void partsKnowWhichOptionTheyComeFrom() {
    List<Tree.Mapping> objects =
        GatewayWorkload.objects(
            ManagerOptions.AS_INSTALLED.toBuilder()
                .additionalWorkloadPodLabels(Map.of("team", "x"))
                .build(),
            input(Map.of(), false, List.of()));
    Tree.Mapping template =
        TreeLook.mappingAt(TreeLook.object(objects, "Deployment", NAME), "spec", "template");

    assertThat(TreeLook.mappingAt(template, "metadata", "labels").get("team"))
        .extracting(Tree::origin)
        .isEqualTo(new Origin.Fact("additionalWorkloadPodLabels"));
    assertThat(TreeLook.at(template, "spec", "containers", 0, "image"))
        .extracting(Tree::origin)
        .isEqualTo(new Origin.Fact("collectorImage"));
  }

  @Test
  void anyCollectorImageWillDo() {
    String upstream = "otel/opentelemetry-collector-contrib:0.149.0";

    Tree.Mapping deployment =
        TreeLook.object(
            GatewayWorkload.objects(
                ManagerOptions.AS_INSTALLED.toBuilder().collectorImage(upstream).build(),
                input(Map.of(), false, List.of())),
            "Deployment",
            NAME);

    assertThat(TreeLook.textAt(deployment, "spec", "template", "spec", "containers", 0, "image"))
        .isEqualTo(upstream);
  }

  private static String checksum(Map<String, String> environment) {
    return TreeLook.textAt(
        TreeLook.object(objects(environment, false, List.of()), "Deployment", NAME),
        "spec",
        "template",
        "metadata",
        "annotations",
        "checksum/config");
  }

  private static List<Tree.Mapping> objects(
      Map<String, String> environment, boolean istioActive, List<OwnerReference> owners) {
    return GatewayWorkload.objects(
        ManagerOptions.AS_INSTALLED, input(environment, istioActive, owners));
  }

  private static GatewayWorkload.Input input(
      Map<String, String> environment, boolean istioActive, List<OwnerReference> owners) {
    return new GatewayWorkload.Input("receivers: {}\n", environment, istioActive, 2, 1, owners);
  }
}
