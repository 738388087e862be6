package dev.kubectl.telemetry.collector.component;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;

/** Shapes of the transform and the filter processor. Both go on when a statement fails. */
final class Statements {
  private Statements() {}

  static Component transform(String name, Origin origin, String... statements) {
    return transform(name, origin, Tree.mapping().put("statements", Tree.texts(statements)));
  }

  static Component transform(String name, Origin origin, Tree.Builder record) {
    return transform(name, origin, List.of(record.build()));
  }

  static Component transform(String name, Origin origin, List<? extends Tree> records) {
    return Component.processor(
        "transform/" + name,
        Tree.mapping()
            .put("error_mode", "ignore")
            .putIfNotEmpty("metric_statements", Tree.sequence(records)),
        origin);
  }

  /** Drops what meets one of the conditions. */
  static Component filter(String name, Origin origin, String... conditions) {
    return filter(name, origin, Tree.texts(conditions));
  }

  static Component filter(String name, Origin origin, Tree.Sequence conditions) {
    return filter(name, origin, List.of(Tree.mapping().put("conditions", conditions).build()));
  }

  static Component filter(String name, Origin origin, List<? extends Tree> records) {
    return Component.processor(
        "filter/" + name,
        Tree.mapping()
            .put("error_mode", "ignore")
            .putIfNotEmpty("metric_conditions", Tree.sequence(records)),
        origin);
  }
}
