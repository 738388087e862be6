package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The metadata of one object, which no CustomResourceDefinition describes. */
final class RandomMetadata {
  private final Chance chance;
  private final BooleanSupplier wrong;

  /**
   * Metadata of an object.
   *
   * @param wrong decides whether to make a mistake
   */
  RandomMetadata(Chance chance, BooleanSupplier wrong) {
    this.chance = chance;
    this.wrong = wrong;
  }

  Tree.Mapping metadata() {
    Tree.Builder metadata = Tree.mapping();
    if (chance.percent(1)) {
      put(metadata, "generateName", Tree.of("backend-"));
    } else if (!wrong.getAsBoolean()) {
      put(metadata, "name", Tree.of(pick(OddValues.NAMES, OddValues.NO_NAMES)));
    }
    if (chance.percent(15)) {
      put(metadata, "labels", labels());
    }
    if (chance.percent(15)) {
      put(metadata, "annotations", annotations());
    }
    if (wrong.getAsBoolean()) {
      seldom(metadata);
    }
    return metadata.build();
  }

  private Tree labels() {
    Tree.Builder labels = Tree.mapping();
    for (int i = chance.below(3); i > 0; i--) {
      put(
          labels,
          pick(OddValues.KEYS, OddValues.NO_KEYS),
          Tree.of(pick(OddValues.LABELS, OddValues.NO_LABELS)));
    }
    return labels.build();
  }

  private Tree annotations() {
    Tree.Builder annotations = Tree.mapping();
    for (int i = chance.below(3); i > 0; i--) {
      put(
          annotations,
          pick(OddValues.KEYS, OddValues.NO_KEYS),
          Tree.of(wrong.getAsBoolean() ? "x".repeat(262_144) : chance.one(OddValues.TEXTS)));
    }
    return annotations.build();
  }

  private void seldom(Tree.Builder metadata) {
    String field =
        chance.one(
            List.of(
                "generateName",
                "namespace",
                "uid",
                "resourceVersion",
                "generation",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "finalizers",
                "ownerReferences",
                "managedFields",
                "selfLink",
                "clusterName",
                "Name",
                ""));
    Tree fitting =
        switch (field) {
          case "generation", "deletionGracePeriodSeconds" -> Tree.of(chance.below(5) - 1);
          case "creationTimestamp", "deletionTimestamp" -> time();
          case "managedFields" -> Tree.sequence(List.of(managed()));
          case "finalizers" -> Tree.texts(pick(OddValues.KEYS, OddValues.NO_KEYS));
          case "ownerReferences" -> Tree.sequence(owner(), owner());
          default -> Tree.of("x");
        };
    metadata.put(field, chance.percent(25) ? chance.one(OddValues.ANY) : fitting);
  }

  private Tree time() {
    return Tree.of(chance.one(List.of("2026-01-02T03:04:05Z", "2026-01-02", "", "now")));
  }

  /** Who owns which field, of which the server drops what it cannot use. */
  private Tree managed() {
    Tree.Builder entry = Tree.mapping();
    for (String field : List.of("manager", "operation", "subresource", "fieldsType", "Time")) {
      if (chance.percent(30) && (!field.equals("Time") || wrong.getAsBoolean())) {
        put(entry, field, Tree.of(chance.one(List.of("Apply", "Update", "FieldsV1", "x", ""))));
      }
    }
    put(entry, "time", time());
    put(entry, "fieldsV1", Tree.mapping().put("f:spec", Tree.EMPTY_MAPPING).build());
    return entry.build();
  }

  private Tree owner() {
    Tree.Builder owner = Tree.mapping();
    put(
        owner,
        "apiVersion",
        Tree.of(chance.one(List.of("v1", "v1", "apps/v1", "/v1", "a/", "a/b/c"))));
    put(owner, "kind", Tree.of(chance.one(List.of("Pod", "Event", "MetricPipeline"))));
    put(owner, "name", Tree.of("x"));
    put(owner, "uid", Tree.of("x"));
    if (chance.percent(50)) {
      put(owner, "controller", Tree.of(chance.percent(50)));
    }
    return owner.build();
  }

  private void put(Tree.Builder object, String key, Tree value) {
    object.put(key, wrong.getAsBoolean() ? chance.one(OddValues.ANY) : value);
  }

  private String pick(List<String> good, List<String> bad) {
    return chance.one(wrong.getAsBoolean() ? bad : good);
  }
}
