package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkPolicyTest {
  private static final NetworkPolicy POLICY = NetworkPolicy.of(Component.AGENT, "", "kyma-system");
  private static final NetworkPolicy.Peer ANYONE = new NetworkPolicy.Peer.Anyone();

  @Test
  void onlyDirectionsWithARuleAreRestricted() {
    assertThat(types(POLICY)).isNull();
    assertThat(types(POLICY.allowTo(ANYONE))).isEqualTo(Tree.texts("Egress"));
    assertThat(types(POLICY.allowTo(ANYONE).allowFrom(ANYONE, 80)))
        .isEqualTo(Tree.texts("Ingress", "Egress"));
  }

  @Test
  void aRuleForAnyoneAndAllPortsIsEmpty() {
    assertThat(TreeLook.at(POLICY.allowTo(ANYONE).toTree(), "spec", "egress"))
        .isEqualTo(Tree.sequence(Tree.EMPTY_MAPPING));
  }

  private static @Nullable Tree types(NetworkPolicy policy) {
    return TreeLook.at(policy.toTree(), "spec", "policyTypes");
  }
}
