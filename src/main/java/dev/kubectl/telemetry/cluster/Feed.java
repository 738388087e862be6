package dev.kubectl.telemetry.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Some objects of one kind: what is listed and watched together.
 *
 * @param namespace null for all, or for a kind without namespaces
 * @param labels a label selector; empty for all
 * @param fields a field selector; empty for all
 */
public record Feed(ResourceType type, @Nullable String namespace, String labels, String fields) {
  static Feed all(ResourceType type) {
    return new Feed(type, null, "", "");
  }

  static Feed labelled(ResourceType type, @Nullable String namespace, String labels) {
    return new Feed(type, namespace, labels, "");
  }

  /** At most one object; it does not have to exist. */
  static Feed named(ResourceType type, @Nullable String namespace, String name) {
    return new Feed(type, namespace, "", "metadata.name=" + name);
  }

  Call call() {
    return Call.of("GET", type.path(namespace))
        .with("labelSelector", labels)
        .with("fieldSelector", fields);
  }
}
