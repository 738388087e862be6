package dev.kubectl.telemetry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Action;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.EffectKind;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.effect.Rollout;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Exactly what a user reads about a change: a folder is a case, see {@link PreviewCase}. Each has
 * {@code expected.txt}, as a terminal of 80 columns shows it; some have {@code expected.json},
 * {@code expected.md} or {@code expected.diff} beside it. Run with {@code -Dgolden.update=true} to
 * write what is there now, then read the difference.
 */
class PreviewGoldenTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Map<String, PreviewForm> EXPECTATIONS =
      new TreeMap<>(
          Map.of(
              "expected.txt", PreviewForm.TEXT,
              "expected.json", PreviewForm.JSON,
              "expected.md", PreviewForm.MARKDOWN,
              "expected.diff", PreviewForm.DIFF));
  private static final Set<String> INPUTS = Set.of("before", "after", "options");

  @TestFactory
  Stream<DynamicTest> everyChangeIsToldAsExpected() throws IOException {
    return PreviewCase.all().stream()
        .map(one -> dynamicTest(one.name(), one.folder().toUri(), () -> check(one)));
  }

  private static void check(PreviewCase one) throws IOException {
    Preview preview = one.preview();
    for (Map.Entry<String, PreviewForm> expectation : EXPECTATIONS.entrySet()) {
      Path file = one.folder().resolve(expectation.getKey());
      if (Files.exists(file) || expectation.getValue() == PreviewForm.TEXT) {
        String text = text(preview, one.policy(), expectation.getValue());
        if (UPDATE) {
          Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
      }
    }
    assertThat(strangers(one)).as("files that nothing reads or produces").isEmpty();
  }

  private static String text(Preview preview, Policy policy, PreviewForm form) {
    return PreviewWriter.write(form, preview, policy, new TextStyle(false, 80), false);
  }

  private static List<Path> strangers(PreviewCase one) throws IOException {
    try (Stream<Path> files = Files.list(one.folder())) {
      return files
          .filter(file -> !INPUTS.contains(file.getFileName().toString()))
          .filter(file -> !EXPECTATIONS.containsKey(file.getFileName().toString()))
          .toList();
    }
  }

  @Test
  void everyKindOfEffectIsInOneOfThem() throws IOException {
    Set<EffectKind> told = EnumSet.noneOf(EffectKind.class);
    for (PreviewCase one : PreviewCase.all()) {
      one.preview().effects().stream().map(Effect::kind).forEach(told::add);
    }

    assertThat(told).containsExactlyInAnyOrder(EffectKind.values());
  }

  @Test
  void everyOutcomeForOthersAndEveryKindOfRolloutIsInOneOfThem() throws IOException {
    Set<Impact.State> outcomes = EnumSet.noneOf(Impact.State.class);
    Set<Rollout.Kind> rollouts = EnumSet.noneOf(Rollout.Kind.class);
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (PreviewCase one : PreviewCase.all()) {
      Preview preview = one.preview();
      preview.impact().stream().map(Impact::state).forEach(outcomes::add);
      preview.rollouts().stream().map(Rollout::kind).forEach(rollouts::add);
      preview.resources().stream().map(ObjectChange::action).forEach(actions::add);
    }

    assertThat(outcomes).containsExactlyInAnyOrder(Impact.State.values());
    assertThat(rollouts).containsExactlyInAnyOrder(Rollout.Kind.values());
    assertThat(actions).contains(Action.ADD, Action.CHANGE, Action.REMOVE);
  }

  /** A case that repeats another's text proves nothing. */
  @Test
  void noTwoCasesSayTheSame() throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (PreviewCase one : PreviewCase.all()) {
      String text = Files.readString(one.folder().resolve("expected.txt"));
      assertThat(names.put(text, one.name())).as("the twin of %s", one.name()).isNull();
    }
  }
}
