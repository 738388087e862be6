package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelfMonitorTest {
  private static final String NAME = "telemetry-self-monitor";

  @Test
  void objectsComeInTheOrderOfTheReference() {
    assertThat(objects(ManagerOptions.AS_INSTALLED, "").stream().map(ObjectKey::of))
        .extracting(key -> key.kind() + " " + key.name())
        .containsExactly(
            "ServiceAccount " + NAME,
            "Role " + NAME,
            "RoleBinding " + NAME,
            "NetworkPolicy kyma-project.io--" + NAME,
            "NetworkPolicy kyma-project.io--" + NAME + "-metrics",
            "ConfigMap " + NAME,
            "Deployment " + NAME,
            "Service " + NAME);
  }

  @Test
  void fipsModeTakesTheImageWithValidatedCryptography() {
    ManagerOptions options =
        ManagerOptions.AS_INSTALLED.toBuilder()
            .selfMonitorImage("plain")
            .selfMonitorFipsImage("validated")
            .build();

    assertThat(container(options, "").get("image")).isEqualTo(Tree.of("plain"));
    assertThat(container(options.toBuilder().fipsMode(true).build(), "").get("image"))
        .isEqualTo(Tree.of("validated"));
  }

  @Test
  void theLogLevelOfTheOverridesReachesPrometheus() {
    assertThat(TreeLook.at(container(ManagerOptions.AS_INSTALLED, "debug"), "args", 5))
        .isEqualTo(Tree.of("--log.level=debug"));
    assertThat(TreeLook.at(container(ManagerOptions.AS_INSTALLED, ""), "args", 5))
        .isEqualTo(Tree.of("--log.level=warn"));
  }

  @Test
  void itScrapesTheTargetNamespaceAndCallsTheManagersNamespace() {
    ManagerOptions options =
        ManagerOptions.AS_INSTALLED.toBuilder()
            .targetNamespace("collectors")
            .managerNamespace("house")
            .build();

    assertThat(SelfMonitorConfiguration.of(options, Stream.of("shop")))
        .isEqualTo(
            new SelfMonitorConfiguration(
                "collectors",
                "telemetry-manager-webhook.house.svc",
                "/etc/prometheus/alerting_rules.yml",
                false));
  }

  @Test
  void thereAreSeventeenAlertRulesWithNamesOfTheirOwn() {
    List<String> names =
        TreeLook.itemsAt(AlertRules.toTree(), "groups", 0, "rules").stream()
            .map(rule -> TreeLook.textAt(rule, "alert"))
            .toList();

    assertThat(names).hasSize(17).doesNotHaveDuplicates().contains("MetricGatewayThrottling");
  }

  private static Tree.Mapping container(ManagerOptions options, String logLevel) {
    return TreeLook.mappingAt(
        TreeLook.object(objects(options, logLevel), "Deployment", NAME),
        "spec",
        "template",
        "spec",
        "containers",
        0);
  }

  private static List<Tree.Mapping> objects(ManagerOptions options, String logLevel) {
    return SelfMonitorWorkload.objects(
        options,
        new SelfMonitorWorkload.Input(
            "global: {}\n",
            "groups: []\n",
            SelfMonitorWorkload.Files.DEFAULT,
            logLevel,
            List.of()));
  }
}
