package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventoryTest {
  @Test
  void theCopiedCredentialsOfTheAgentAreNotForgotten() {
    assertThat(Inventory.of(Component.AGENT, "kyma-system"))
        .contains(new ObjectKey("v1", "Secret", "kyma-system", "telemetry-metric-agent"));
  }

  @Test
  void objectsOfTheWholeClusterHaveNoNamespaceInTheirKey() {
    assertThat(Inventory.of(Component.GATEWAY, "kyma-system"))
        .contains(
            new ObjectKey(
                "rbac.authorization.k8s.io/v1", "ClusterRole", null, "telemetry-metric-gateway"));
  }

  @ParameterizedTest
  @EnumSource
  void aWorkloadIsDeletedBeforeItsPermissions(Component component) {
    List<String> kinds =
        Inventory.of(component, "kyma-system").stream().map(ObjectKey::kind).toList();

    assertThat(kinds.indexOf(component == Component.AGENT ? "DaemonSet" : "Deployment"))
        .isNotNegative()
        .isLessThan(kinds.indexOf("RoleBinding"));
  }
}
