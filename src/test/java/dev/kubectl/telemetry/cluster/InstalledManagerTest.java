package dev.kubectl.telemetry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstalledManagerTest {
  private static ManagerOptions options(String containers) {
    String deployment =
        "{metadata: {name: telemetry-manager, namespace: kyma-system},"
            + " spec: {template: {spec: {containers: ["
            + containers
            + "]}}}}";
    return InstalledManager.options(
            ObjectView.of(
                Trees.of(
                    YamlReader.read(new SourceText("test", deployment))
                        .documents()
                        .getFirst()
                        .root())))
        .orElseThrow();
  }

  @Test
  void flagsAndVariablesAreReadAsGoReadsThem() {
    ManagerOptions options =
        options(
            """
            {name: manager, image: "example.com:5000/telemetry-manager:1.63.2@sha256:00",
             args: [--cert-dir=/tmp, -normal-priority-class-name, usual,
                    --high-priority-class-name=first, --high-priority-class-name=second,
                    --unlimited-pipelines, --image-pull-secret-name, key,
                    '--additional-workload-label= a = b=c ', --additional-workload-pod-label=x=y,
                    '--additional-workload-annotation', 'k=v'],
             env: [{name: OTEL_COLLECTOR_IMAGE, value: "collector:1"},
                   {name: SELF_MONITOR_IMAGE, value: ""},
                   {name: KYMA_FIPS_MODE_ENABLED, value: "true"},
                   {name: TARGET_NAMESPACE, value: target},
                   {name: MANAGER_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}]}
            """);

    assertThat(options)
        .isEqualTo(
            ManagerOptions.WITHOUT_FLAGS.toBuilder()
                .targetNamespace("target")
                .managerNamespace("kyma-system")
                .fipsMode(true)
                .version("1.63.2")
                .collectorImage("collector:1")
                .normalPriorityClassName("usual")
                .highPriorityClassName("second")
                .imagePullSecretName("key")
                .unlimitedPipelines(true)
                .additionalWorkloadLabels(Map.of("a", "b=c"))
                .additionalWorkloadPodLabels(Map.of("x", "y"))
                .additionalWorkloadAnnotations(Map.of("k", "v"))
                .build());
  }

  @Test
  void theContainerOfTheManagerCountsAndABranchIsNoRelease() {
    ManagerOptions options =
        options(
            "{name: proxy, image: 'proxy:1.2.3'}, {name: manager, image: 'registry:5000/manager:main'}");

    assertThat(options.version()).isEqualTo(ManagerOptions.WITHOUT_FLAGS.version());
  }

  @Test
  void aDeploymentWithoutContainersHasNoOptions() {
    assertThat(InstalledManager.options(ObjectView.of(null))).isEmpty();
  }
}
