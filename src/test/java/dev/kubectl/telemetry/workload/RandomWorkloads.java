package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Options and inputs of all kinds, the same ones for the same seed. */
final class RandomWorkloads {
  private static final List<String> KEYS =
      List.of(
          Component.NAME_LABEL,
          Component.MODULE_LABEL,
          "app.kubernetes.io/component",
          "sidecar.istio.io/inject",
          "checksum/config",
          "team");

  private final Random random;

  RandomWorkloads(long seed) {
    random = new Random(seed);
  }

  List<Tree.Mapping> objects(Component component, ManagerOptions options) {
    return switch (component) {
      case GATEWAY -> GatewayWorkload.objects(options, gateway());
      case AGENT -> AgentWorkload.objects(options, agent());
      case SELF_MONITOR -> SelfMonitorWorkload.objects(options, selfMonitor());
    };
  }

  ManagerOptions options() {
    return ManagerOptions.WITHOUT_FLAGS.toBuilder()
        .targetNamespace(one("kyma-system", "a"))
        .fipsMode(random.nextBoolean())
        .normalPriorityClassName(one("", "normal"))
        .highPriorityClassName(one("", "high"))
        .clusterTrustBundleName(one("", "bundle"))
        .imagePullSecretName(one("", "pull"))
        .additionalWorkloadLabels(texts())
        .additionalWorkloadAnnotations(texts())
        .additionalWorkloadPodLabels(texts())
        .additionalWorkloadPodAnnotations(texts())
        .build();
  }

  GatewayWorkload.Input gateway() {
    return new GatewayWorkload.Input(
        one("", "receivers: {}\n"),
        texts(),
        random.nextBoolean(),
        random.nextInt(5),
        random.nextInt(20),
        owners());
  }

  AgentWorkload.Input agent() {
    return new AgentWorkload.Input(
        one("", "receivers: {}\n"),
        texts(),
        random.nextBoolean(),
        random.nextBoolean() ? List.of() : List.of("4317", "9090"),
        switch (random.nextInt(3)) {
          case 0 -> new VerticalScaling.NotInstalled();
          case 1 -> new VerticalScaling.Off();
          default -> new VerticalScaling.On(Quantity.ofMebibytes(random.nextInt(4000)));
        },
        owners());
  }

  SelfMonitorWorkload.Input selfMonitor() {
    return new SelfMonitorWorkload.Input(
        "global: {}\n",
        "groups: []\n",
        SelfMonitorWorkload.Files.DEFAULT,
        one("", "debug"),
        owners());
  }

  private List<OwnerReference> owners() {
    return random.nextBoolean()
        ? List.of()
        : List.of(OwnerReference.ofMetricPipeline("a", "1"), OwnerReference.ofTelemetry("b", "2"));
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : KEYS) {
      if (random.nextInt(3) == 0) {
        texts.put(key, one("", "theirs"));
      }
    }
    return texts;
  }

  private String one(String first, String second) {
    return random.nextBoolean() ? first : second;
  }
}
