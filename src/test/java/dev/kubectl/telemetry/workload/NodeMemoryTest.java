package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeMemoryTest {
  @Test
  void theSmallestNodeCountsWhateverUnitItUses() {
    assertThat(NodeMemory.smallest(List.of(quantity("8Gi"), quantity("2000M"), quantity("2Gi"))))
        .isEqualTo(quantity("2000M"));
  }

  @Test
  void withoutNodesThereIsNoMemory() {
    assertThat(NodeMemory.smallest(List.of())).isEqualTo(Quantity.ZERO);
    assertThat(NodeMemory.maximumOfAgent(Quantity.ZERO)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void anAgentGetsThreeTenthsInWholeKibibytes() {
    assertThat(NodeMemory.maximumOfAgent(quantity("4Gi"))).hasToString("1258291Ki");
    assertThat(NodeMemory.maximumOfAgent(quantity("16393244Ki"))).hasToString("4917973Ki");
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text).orElseThrow();
  }
}
