package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeDifferenceTest {
  @Test
  void theClassOfAnIntegerDoesNotCountButItsTypeDoes() {
    assertThat(TreeDifference.differences(1, 1L)).isEmpty();
    assertThat(TreeDifference.differences(BigInteger.ONE, 1L)).isEmpty();
    assertThat(TreeDifference.differences(1, 1.0))
        .containsExactly("(root): expected 1 (Integer), but was 1.0 (Double)");
    assertThat(TreeDifference.differences("1", 1))
        .containsExactly("(root): expected 1 (String), but was 1 (Integer)");
    assertThat(TreeDifference.differences(true, "true")).hasSize(1);
  }

  @Test
  void differencesHaveTheirPath() {
    assertThat(
            TreeDifference.differences(
                Map.of("a", List.of(1, Map.of("b", "x"))),
                Map.of("a", List.of(1, Map.of("b", "y")))))
        .containsExactly("a[1].b: expected x (String), but was y (String)");
  }

  @Test
  void whatIsMissingOnEitherSideIsNamed() {
    assertThat(TreeDifference.differences(Map.of("a", 1), Map.of("b", 2)))
        .containsExactly(
            "a: expected 1 (Integer), but was absent", "b: expected nothing, but was 2 (Integer)");
    assertThat(TreeDifference.differences(List.of(1), List.of(1, 2)))
        .containsExactly("[1]: expected no item, but was 2 (Integer)");
    assertThat(TreeDifference.differences(List.of(1, 2), List.of(2, 1))).hasSize(2);
    assertThat(TreeDifference.differences(Map.of(), List.of())).hasSize(1);
  }

  @Test
  void treesBecomePlainData() {
    assertThat(
            TreeDifference.differences(
                Map.of("a", List.of(1, "x", false)),
                TreeDifference.plain(
                    Tree.mapping()
                        .put("a", Tree.sequence(Tree.of(1), Tree.of("x"), Tree.FALSE))
                        .build())))
        .isEmpty();
  }
}
