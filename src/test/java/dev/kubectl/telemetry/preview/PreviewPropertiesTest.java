package dev.kubectl.telemetry.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.RandomStates;
import dev.kubectl.telemetry.plan.WrittenPlan;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.difference.Difference;
import dev.kubectl.telemetry.preview.difference.Patch;
import dev.kubectl.telemetry.preview.difference.Pruning;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must hold for every preview, whatever users write. */
class PreviewPropertiesTest {
  private static final int SEEDS = Integer.getInteger("preview.seeds", 60);

  /**
   * Two states of one cluster.
   *
   * @param secretMarks texts that are in values of Secrets and nowhere else
   */
  private record Pair(
      long seed, ObservedState before, ObservedState after, Set<String> secretMarks) {
    static Pair of(long seed) {
      Chance chance = new Chance(seed);
      Distribution distribution = chance.one(List.of(Distribution.values()));
      RandomStates old = RandomStates.of(seed, distribution);
      RandomStates other = RandomStates.of(seed + 1_000_000, distribution);
      ObservedState state = withoutTwins(old.state());
      Set<String> marks = new TreeSet<>(old.secretMarks());
      marks.addAll(other.secretMarks());
      ObservedState edited = edited(chance, state, withoutTwins(other.state()));
      return new Pair(seed, state, edited, marks);
    }

    /** As in a cluster, no two pipelines have the same name. */
    private static ObservedState withoutTwins(ObservedState state) {
      Map<String, MetricPipeline> byName = new LinkedHashMap<>();
      state.pipelines().forEach(pipeline -> byName.putIfAbsent(pipeline.name(), pipeline));
      return state.with(List.copyOf(byName.values()));
    }

    /** Nothing, the settings, some pipelines, or everything is another one. */
    private static ObservedState edited(Chance chance, ObservedState state, ObservedState other) {
      return switch (chance.below(5)) {
        case 0 -> state;
        case 1 -> other;
        case 2 -> other.with(state.pipelines());
        default -> {
          List<MetricPipeline> pipelines = new ArrayList<>(state.pipelines());
          pipelines.remove(chance.below(pipelines.size()));
          for (MetricPipeline more : other.pipelines()) {
            if (chance.percent(40)
                && pipelines.stream().noneMatch(known -> known.name().equals(more.name()))) {
              pipelines.add(more);
            }
          }
          yield state.with(pipelines);
        }
      };
    }

    Preview preview() {
      return Previewer.preview("before", before, "after", after, Surroundings.NONE);
    }

    Pair shuffled() {
      Chance chance = new Chance(seed + 7);
      return new Pair(
          seed,
          before.with(chance.shuffled(before.pipelines())),
          after.with(chance.shuffled(after.pipelines())),
          secretMarks);
    }
  }

  private static void forAllPairs(Consumer<Pair> check) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        check.accept(Pair.of(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void nothingChangesExactlyIfPlanningBothSidesIsEqual() {
    int[] equal = new int[1];
    forAllPairs(pair -> {
      Preview preview = pair.preview();
      boolean samePlan = plan(preview.before().desired()).equals(plan(preview.after().desired()));
      boolean sameInput = preview.resources().isEmpty() && refusals(preview).isEmpty();
      equal[0] += samePlan ? 1 : 0;

      assertThat(preview.changesAnything()).isEqualTo(!(samePlan && sameInput));
      if (samePlan) {
        assertThat(preview.objects()).isEmpty();
        assertThat(preview.components()).isEmpty();
        assertThat(preview.rollouts()).isEmpty();
      }
    });
    assertThat(equal[0]).as("pairs with equal plans").isBetween(1, SEEDS - 1);
  }

  private static List<Effect> refusals(Preview preview) {
    return preview.effects().stream()
        .filter(effect -> effect.text().startsWith("is refused"))
        .toList();
  }

  /** What is applied, and what the status says. */
  private static String plan(DesiredState desired) {
    return WrittenPlan.objects(desired)
        + desired.verdicts().stream()
            .map(v -> v.pipeline().name() + v.configurationGenerated())
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  @Test
  void aStateComparedWithItselfChangesNothing() {
    forAllPairs(pair -> {
      Preview preview =
          Previewer.preview("before", pair.after(), "after", pair.after(), Surroundings.NONE);

      assertThat(preview.changesAnything()).isFalse();
      assertThat(preview.noise()).isZero();
    });
  }

  /** What is left out as noise may differ; nothing else. */
  @Test
  void applyingTheChangesToTheOldTreeGivesTheNewOne() {
    forAllPairs(pair -> {
      Preview preview = pair.preview();
      List<ObjectChange> objects = new ArrayList<>(preview.resources());
      objects.addAll(preview.objects());
      objects.forEach(change -> assertApplies(change.before(), change.delta(), change.after()));
      preview
          .components()
          .forEach(change -> assertApplies(change.before(), change.delta(), change.after()));
    });
  }

  private static void assertApplies(
      Tree.@Nullable Mapping before, Delta delta, Tree.@Nullable Mapping after) {
    Tree patched = Patch.apply(before == null ? Tree.NULL : before, delta).orElse(null);
    assertThat(Difference.between(patched, after).flatMap(Pruning::meaningful)).isEmpty();
  }

  @Test
  void noFormShowsAValueOfASecret() {
    forAllPairs(pair -> {
      Preview preview = pair.preview();
      for (PreviewForm form : PreviewForm.values()) {
        String text = PreviewWriter.write(form, preview, Policy.NONE, TextStyle.PLAIN, true);

        assertThat(pair.secretMarks())
            .as(form.word())
            .allSatisfy(mark -> assertThat(text.contains(mark)).as(mark).isFalse());
      }
    });
  }

  @Test
  void theOrderOfFilesChangesNoByte() {
    forAllPairs(pair -> {
      Preview preview = pair.preview();
      Preview shuffled = pair.shuffled().preview();
      for (PreviewForm form : PreviewForm.values()) {
        assertThat(written(form, shuffled)).as(form.word()).isEqualTo(written(form, preview));
      }
    });
  }

  private static String written(PreviewForm form, Preview preview) {
    return PreviewWriter.write(form, preview, Policy.NONE, new TextStyle(true, 60), false);
  }

  @Test
  void noLineOfTextIsWiderThanTheTerminalUnlessAWordIs() {
    for (int width : new int[] {40, 60}) {
      TextStyle style = new TextStyle(false, width);
      forAllPairs(pair -> {
        String text =
            PreviewWriter.write(PreviewForm.TEXT, pair.preview(), Policy.NONE, style, true);

        assertThat(text.lines())
            .filteredOn(line -> line.length() > style.width())
            .allMatch(line -> longestWord(line) > style.width() / 2, "has a long word");
      });
    }
  }

  private static int longestWord(String line) {
    int longest = 0;
    for (String word : line.split(" ", -1)) {
      longest = Math.max(longest, word.length());
    }
    return longest;
  }

  @Test
  void noFormHasACharacterThatMovesTheCursor() {
    forAllPairs(pair -> {
      Preview preview = pair.preview();
      for (PreviewForm form : PreviewForm.values()) {
        String text = PreviewWriter.write(form, preview, Policy.NONE, TextStyle.PLAIN, true);

        assertThat(text.codePoints().filter(c -> c != '\n' && moves(c)).boxed())
            .as(form.word())
            .isEmpty();
      }
    });
  }

  private static boolean moves(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
