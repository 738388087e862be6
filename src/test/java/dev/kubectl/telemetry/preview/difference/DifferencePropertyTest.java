package dev.kubectl.telemetry.preview.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must hold for any two trees. */
class DifferencePropertyTest {
  private static final int ROUNDS = 20_000;

  @Test
  void applyingTheDifferenceToTheOldTreeGivesTheNewOne() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomTrees random = new RandomTrees(seed);
      Tree before = random.tree(4);
      Tree after = random.chance(2) ? random.edited(before) : random.tree(4);

      Optional<Delta> delta = Difference.between(before, after);

      Tree patched = delta.flatMap(d -> Patch.apply(before, d)).orElse(before);
      assertThat(patched).as("seed %d: %s", seed, delta).isEqualTo(after);
      assertThat(delta.isEmpty()).as("seed %d", seed).isEqualTo(before.equals(after));
    }
  }

  @Test
  void whatIsMovedInsertedOrRemovedIsToldOnce() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      Tree.Sequence before = trees.words();
      Tree.Sequence after = trees.words();

      Difference.between(before, after)
          .map(Delta.Items.class::cast)
          .ifPresent(DifferencePropertyTest::assertEachPositionOnce);
    }
  }

  private static void assertEachPositionOnce(Delta.Items items) {
    assertThat(items.items().stream().map(Delta.Item::from).filter(from -> from >= 0))
        .doesNotHaveDuplicates();
    assertThat(items.items().stream().map(Delta.Item::to).filter(to -> to >= 0))
        .doesNotHaveDuplicates();
  }
}
