package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many batches of each pipeline a collector keeps in memory. */
final class Queues {
  private Queues() {}

  /** By pipeline; empty without the component. */
  static SortedMap<String, Long> of(Planned state, Component component) {
    SortedMap<String, Long> sizes = new TreeMap<>();
    TreeFields.entries(state.configuration(component), "exporters")
        .forEach((id, exporter) -> {
          if (TreeFields.at(exporter, "sending_queue", "queue_size") instanceof Tree.Scalar size
              && size.value() instanceof Long number) {
            sizes.put(id.substring(id.indexOf('/') + 1), number);
          }
        });
    return sizes;
  }
}
