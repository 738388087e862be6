package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;

/**
 * How {@code managedFields} names an item of a list: {@code k:{"name":"collector"}} by the fields
 * that are its key, {@code v:"text"} by its value.
 *
 * <p>The format: <a
 * href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">server-side apply</a>.
 */
public final class ItemKey {
  private ItemKey() {}

  public static boolean matches(String key, Tree item) {
    if (key.startsWith("v:")) {
      return JsonReader.read(key.substring(2)).equals(item);
    }
    return key.startsWith("k:")
        && JsonReader.read(key.substring(2)) instanceof Tree.Mapping fields
        && item instanceof Tree.Mapping object
        && fields.entries().entrySet().stream()
            .allMatch(field -> hasField(object, field.getKey(), field.getValue()));
  }

  /** The protocol of a port is part of its key and may be left to its default. */
  private static boolean hasField(Tree.Mapping object, String name, Tree value) {
    Tree written = object.get(name);
    return written == null ? name.equals("protocol") && isTcp(value) : value.equals(written);
  }

  private static boolean isTcp(Tree value) {
    return value.equals(Tree.of("TCP"));
  }
}
