package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.preview.Action;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.EffectKind;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Rollout;
import dev.kubectl.telemetry.preview.effect.Weight;
import dev.kubectl.telemetry.workload.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Wording that the forms for people share. */
final class Words {
  /** Of an object whose pods are replaced although nothing that is shown of it changes. */
  static final String ONLY_CHECKSUM = "only the checksum of its configuration changes";

  private static final int MOST_REFUSED = 5;

  private Words() {}

  /** How much is left out. */
  static String noise(int count) {
    return count
        + (count == 1 ? " difference that means" : " differences that mean")
        + " nothing left out";
  }

  /** The kinds of effects, each once. */
  static List<String> kinds(List<Effect> effects) {
    return effects.stream().map(effect -> effect.kind().word()).distinct().toList();
  }

  static String component(Component component) {
    return switch (component) {
      case GATEWAY -> "gateway";
      case AGENT -> "agent";
      case SELF_MONITOR -> "self monitor";
    };
  }

  /** Effects that differ only in whom they happen to, with all of those. */
  static Map<Effect, List<String>> bySubject(List<Effect> effects) {
    Map<Effect, List<String>> groups = new LinkedHashMap<>();
    for (Effect effect : effects) {
      Effect anybody =
          new Effect(effect.kind(), effect.weight(), "", effect.text(), effect.reason());
      groups.computeIfAbsent(anybody, key -> new ArrayList<>()).add(effect.subject());
    }
    return groups;
  }

  /** Pipelines to which the same happens for the same reasons. */
  static Map<Impact, List<String>> byOutcome(List<Impact> impact) {
    Map<Impact, List<String>> groups = new LinkedHashMap<>();
    impact.stream()
        .sorted((left, right) -> right.state().compareTo(left.state()))
        .forEach(one ->
            groups
                .computeIfAbsent(
                    new Impact("", one.state(), one.reasons()), key -> new ArrayList<>())
                .add(one.pipeline()));
    return groups;
  }

  /** The first so many names, and how many more there are. */
  static String names(List<String> names, int most) {
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  static Weight weight(Impact.State state) {
    return switch (state) {
      case UNCHANGED -> Weight.NOTE;
      case RESTARTED, CHANGED -> Weight.ATTENTION;
      case IN_ERROR -> Weight.DANGER;
    };
  }

  static String state(Impact.State state, List<String> who) {
    String verb = who.size() == 1 ? "is " : "are ";
    return switch (state) {
      case UNCHANGED -> verb + "unchanged";
      case RESTARTED -> verb + "restarted";
      case CHANGED -> verb + "changed";
      case IN_ERROR -> who.size() == 1 ? "stops with an error" : "stop with an error";
    };
  }

  /** One to three sentences that say it all. */
  static List<String> summary(Preview preview) {
    if (!preview.changesAnything()) {
      return List.of("Nothing changes.");
    }
    List<String> sentences = new ArrayList<>();
    List<String> refused =
        preview.effects().stream()
            .filter(effect -> effect.kind() == EffectKind.ADMISSION)
            .filter(effect -> preview.resources().stream().noneMatch(isOf(effect.subject())))
            .map(Effect::subject)
            .distinct()
            .toList();
    if (!refused.isEmpty()) {
      sentences.add("Refused: " + names(refused, MOST_REFUSED) + ".");
    }
    sentences.add("Resources: " + counts(preview.resources()) + ".");
    sentences.add("Objects: " + counts(preview.objects()) + "." + rollouts(preview.rollouts()));
    return sentences;
  }

  private static Predicate<ObjectChange> isOf(String pipeline) {
    return change ->
        change.key().kind().equals(MetricPipeline.KIND) && change.key().name().equals(pipeline);
  }

  static String counts(List<ObjectChange> changes) {
    long replaced = changes.stream().filter(c -> c.action() == Action.REPLACE).count();
    return count(changes, Action.ADD)
        + " to add, "
        + count(changes, Action.CHANGE)
        + " to change, "
        + count(changes, Action.REMOVE)
        + " to remove"
        + (replaced == 0 ? "" : ", " + replaced + " to replace");
  }

  private static long count(List<ObjectChange> changes, Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  private static String rollouts(List<Rollout> rollouts) {
    List<String> parts = new ArrayList<>();
    for (Rollout rollout : rollouts) {
      String name = component(rollout.component());
      parts.add(
          switch (rollout.kind()) {
            case START -> name + " starts" + pods(rollout.podsAfter());
            case RESTART -> name + " restarts" + pods(rollout.podsAfter());
            case SCALE -> name + " scales" + pods(rollout.podsAfter());
            case STOP -> name + " ends";
          });
    }
    return parts.isEmpty() ? " No pod restarts." : " Pods: " + String.join(", ", parts) + ".";
  }

  private static String pods(@Nullable Integer pods) {
    return pods == null ? "" : " (" + pods + ")";
  }
}
