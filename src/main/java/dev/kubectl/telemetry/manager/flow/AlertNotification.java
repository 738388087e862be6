package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus posts to an Alertmanager: alerts that began, go on, or ended. Only their labels
 * count; that there is news is the point (manager specification E5).
 */
record AlertNotification(List<Alert> alerts) {
  private static final String OF_METRICS = "Metric";

  AlertNotification {
    alerts = List.copyOf(alerts);
  }

  /** Empty when the text is not an array of alerts. */
  static Optional<AlertNotification> parse(byte[] json) {
    try {
      return read(JsonReader.read(new ByteArrayInputStream(json)));
    } catch (JsonReader.Malformed e) {
      return Optional.empty();
    }
  }

  private static Optional<AlertNotification> read(Tree tree) {
    List<Alert> alerts = new ArrayList<>();
    if (isNull(tree)) {
      return Optional.of(new AlertNotification(alerts));
    }
    if (!(tree instanceof Tree.Sequence sequence)) {
      return Optional.empty();
    }
    for (Tree item : sequence.items()) {
      Optional<Map<String, String>> labels = isNull(item) ? Optional.of(Map.of()) : labels(item);
      if (labels.isEmpty()) {
        return Optional.empty();
      }
      alerts.add(new Alert(labels.get()));
    }
    return Optional.of(new AlertNotification(alerts));
  }

  private static Optional<Map<String, String>> labels(Tree item) {
    if (!(item instanceof Tree.Mapping alert)) {
      return Optional.empty();
    }
    Tree labels = alert.get("labels");
    if (isNull(labels)) {
      return Optional.of(Map.of());
    }
    return labels instanceof Tree.Mapping mapping ? texts(mapping) : Optional.empty();
  }

  private static Optional<Map<String, String>> texts(Tree.Mapping mapping) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, Tree> entry : mapping.entries().entrySet()) {
      if (isNull(entry.getValue())) {
        texts.put(entry.getKey(), "");
      } else if (entry.getValue() instanceof Tree.Scalar scalar
          && scalar.value() instanceof String text) {
        texts.put(entry.getKey(), text);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(texts);
  }

  private static boolean isNull(@Nullable Tree tree) {
    return tree == null || (tree instanceof Tree.Scalar scalar && scalar.value() == null);
  }

  /** Those pipelines whose flow may have changed. */
  List<String> concerned(Collection<String> pipelines) {
    return pipelines.stream()
        .filter(pipeline ->
            alerts.stream()
                .anyMatch(alert -> alert.name().startsWith(OF_METRICS) && alert.concerns(pipeline)))
        .toList();
  }
}
