package dev.kubectl.telemetry.collector.component;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;

/**
 * One component of a collector.
 *
 * @param id as pipelines refer to it, such as {@code transform/drop-service-name}
 * @param definition its settings
 * @param origin why it exists; also why it stands in a pipeline, unless that says otherwise
 */
public record Component(Kind kind, String id, Tree.Mapping definition, Origin origin) {

  /** Sections of the configuration, in the order in which they are written. */
  public enum Kind {
    RECEIVER("receivers"),
    PROCESSOR("processors"),
    EXPORTER("exporters"),
    CONNECTOR("connectors"),
    EXTENSION("extensions");

    private final String section;

    Kind(String section) {
      this.section = section;
    }

    String section() {
      return section;
    }
  }

  static Component processor(String id, Tree.Builder definition, Origin origin) {
    return new Component(Kind.PROCESSOR, id, definition.build(), origin);
  }

  static Component receiver(String id, Tree.Builder definition, Origin origin) {
    return new Component(Kind.RECEIVER, id, definition.build(), origin);
  }
}
