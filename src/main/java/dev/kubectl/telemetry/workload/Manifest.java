package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Map;

/** The beginnings that all objects share, and texts that remember which option they came from. */
final class Manifest {
  private Manifest() {}

  /** An object with name and namespace, open for the rest. */
  static Tree.Builder of(String apiVersion, String kind, String name, String namespace) {
    return of(apiVersion, kind, name, namespace, Tree.EMPTY_MAPPING, Tree.EMPTY_MAPPING);
  }

  static Tree.Builder of(
      String apiVersion,
      String kind,
      String name,
      String namespace,
      Tree.Mapping labels,
      Tree.Mapping annotations) {
    Tree.Builder metadata = Tree.mapping().put("name", name);
    putOption(metadata, "namespace", "targetNamespace", namespace);
    metadata.putIfNotEmpty("labels", labels).putIfNotEmpty("annotations", annotations);
    return Tree.mapping().put("apiVersion", apiVersion).put("kind", kind).put("metadata", metadata);
  }

  /** One mapping out of several; a later one wins. */
  static Tree.Mapping layers(Tree.Mapping... layers) {
    Tree.Builder all = Tree.mapping();
    for (Tree.Mapping layer : layers) {
      layer.entries().forEach(all::put);
    }
    return all.build();
  }

  /** The mapping under a key, or an empty one. */
  static Tree.Mapping mapping(Tree.Mapping tree, String key) {
    return tree.get(key) instanceof Tree.Mapping mapping ? mapping : Tree.EMPTY_MAPPING;
  }

  /** Puts the value of an option under a key, unless the option is empty. */
  static void putOption(Tree.Builder builder, String key, String option, String value) {
    if (!value.isEmpty()) {
      builder.put(key, option(option, value));
    }
  }

  static Tree.Scalar option(String option, String value) {
    return Tree.of(value).because(new Origin.Fact(option));
  }

  static Tree.Mapping option(String option, Map<String, String> values) {
    Tree.Builder texts = Tree.mapping();
    values.forEach((key, value) -> texts.put(key, option(option, value)));
    return texts.build();
  }

  static Origin rule(String text) {
    return new Origin.Rule(text);
  }
}
