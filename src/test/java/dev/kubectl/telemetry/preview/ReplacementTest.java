package dev.kubectl.telemetry.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields that an API server lets nobody change. */
class ReplacementTest {
  private static Tree.Mapping deployment(String selector, long replicas) {
    return Tree.mapping()
        .put("apiVersion", "apps/v1")
        .put("kind", "Deployment")
        .put("metadata", Tree.mapping().put("name", "gateway").build())
        .put(
            "spec",
            Tree.mapping()
                .put("replicas", replicas)
                .put("selector", Tree.mapping().put("app", selector).build())
                .build())
        .build();
  }

  private static Tree.Mapping binding(String role) {
    return Tree.mapping()
        .put("apiVersion", "rbac.authorization.k8s.io/v1")
        .put("kind", "RoleBinding")
        .put("metadata", Tree.mapping().put("name", "gateway").build())
        .put("roleRef", Tree.mapping().put("name", role).build())
        .build();
  }

  private static List<Action> actions(Tree.Mapping before, Tree.Mapping after) {
    return new Changes()
        .objects(Map.of(ObjectKey.of(before), before), Map.of(ObjectKey.of(after), after)).stream()
            .map(ObjectChange::action)
            .toList();
  }

  @Test
  void anotherSelectorOrRoleMeansAnotherObject() {
    assertThat(actions(deployment("a", 2), deployment("b", 2))).containsExactly(Action.REPLACE);
    assertThat(actions(binding("reader"), binding("writer"))).containsExactly(Action.REPLACE);
    assertThat(Action.REPLACE.mark()).isEqualTo("±");
  }

  @Test
  void anyOtherFieldMeansAChange() {
    assertThat(actions(deployment("a", 2), deployment("a", 3))).containsExactly(Action.CHANGE);
    assertThat(actions(deployment("a", 2), deployment("a", 2))).isEmpty();
  }
}
