package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking at an object of any kind as it was written. */
public final class WrittenObject {
  private WrittenObject() {}

  public static String kind(ManifestObject object) {
    return text(object.place().root(), "kind");
  }

  public static String name(ManifestObject object) {
    return text(object.place().root(), "metadata", "name");
  }

  /** Empty when absent. */
  public static String namespace(ManifestObject object) {
    return text(object.place().root(), "metadata", "namespace");
  }

  /** The node along these keys. */
  public static Optional<YamlNode> node(YamlNode root, String... keys) {
    YamlNode node = root;
    for (String key : keys) {
      Optional<YamlNode> next =
          node instanceof YamlMapping mapping ? mapping.value(key) : Optional.empty();
      if (next.isEmpty()) {
        return next;
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  /** The text of the scalar along these keys, however it was meant; empty when there is none. */
  public static String text(YamlNode root, String... keys) {
    return node(root, keys).orElse(null) instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /** The items of the sequence along these keys. */
  public static List<YamlNode> items(YamlNode root, String... keys) {
    return node(root, keys).orElse(null) instanceof YamlSequence sequence
        ? sequence.items()
        : List.of();
  }

  /** The entries of the mapping along these keys. */
  public static Map<String, YamlMapping.Entry> entries(YamlNode root, String... keys) {
    return node(root, keys).orElse(null) instanceof YamlMapping mapping
        ? mapping.effective()
        : Map.of();
  }
}
