package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list {@code status.conditions} of an object, and how new conditions come into it: in place
 * where there is one of the type, at the end otherwise; others are kept, none is removed.
 */
record StatusConditions(List<Tree.Mapping> items) {
  /** As long as the schema lets a message be. */
  private static final int LONGEST_MESSAGE = 32_768;

  static StatusConditions of(Tree.Mapping object) {
    return new StatusConditions(
        ObjectView.of(object).at("status").items("conditions").stream()
            .map(ObjectView::tree)
            .toList());
  }

  Optional<ObjectView> find(String type) {
    return items.stream()
        .map(ObjectView::of)
        .filter(item -> item.text("type").equals(type))
        .findFirst();
  }

  /** Such a condition without its times. */
  Optional<Condition> condition(String type) {
    return find(type)
        .map(item ->
            new Condition(type, item.text("status"), item.text("reason"), item.text("message")));
  }

  /**
   * The list with these conditions; the time of transition stays unless the status changes.
   *
   * @param generation of the object that they are about
   */
  StatusConditions with(List<Condition> conditions, long generation, Instant now) {
    List<Tree.Mapping> merged = new ArrayList<>(items);
    for (Condition condition : conditions) {
      int at = index(merged, condition.type());
      Tree.Mapping before = at < 0 ? Tree.EMPTY_MAPPING : merged.get(at);
      Tree.Mapping after = merged(before, condition, generation, now);
      if (at < 0) {
        merged.add(after);
      } else {
        merged.set(at, after);
      }
    }
    return new StatusConditions(List.copyOf(merged));
  }

  private static int index(List<Tree.Mapping> items, String type) {
    for (int i = 0; i < items.size(); i++) {
      if (ObjectView.of(items.get(i)).text("type").equals(type)) {
        return i;
      }
    }
    return -1;
  }

  private static Tree.Mapping merged(
      Tree.Mapping before, Condition condition, long generation, Instant now) {
    ObjectView old = ObjectView.of(before);
    boolean sameStatus =
        old.text("status").equals(condition.status()) && !old.text("lastTransitionTime").isEmpty();
    return Tree.mapping()
        .put(
            "lastTransitionTime", sameStatus ? old.text("lastTransitionTime") : Timestamp.text(now))
        .put("message", shortened(condition.message()))
        .put("observedGeneration", generation)
        .put("reason", condition.reason())
        .put("status", condition.status())
        .put("type", condition.type())
        .build();
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  Tree.Sequence toTree() {
    return Tree.sequence(items);
  }
}
