package dev.kubectl.telemetry.lint.schema;

import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives JSON Schemas from a CRD: structure only, without descriptions and CEL, and strict about
 * unknown fields wherever the CRD would prune them.
 */
final class CrdSchema {
  private static final Set<String> KEPT =
      Set.of("type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "required");

  private CrdSchema() {}

  /** By file name, {@code KIND-VERSION.json}. */
  static Map<String, String> of(byte[] crd) {
    Tree.Mapping spec =
        mapping(
            (Tree.Mapping) Trees.of(YamlReader.read("crd", crd).documents().getFirst().root()),
            "spec");
    String kind = String.valueOf(mapping(spec, "names").get("kind"));
    Map<String, String> schemas = new LinkedHashMap<>();
    for (Tree version : ((Tree.Sequence) present(spec, "versions")).items()) {
      Tree.Mapping one = (Tree.Mapping) version;
      Tree.Mapping root = strict(mapping(mapping(one, "schema"), "openAPIV3Schema"));
      Tree.Mapping properties =
          mapping(root, "properties")
              .with("metadata", Tree.mapping().put("type", "object").build())
              .with("status", Tree.EMPTY_MAPPING);
      schemas.put(
          kind + "-" + one.get("name") + ".json",
          JsonWriter.write(
              root.with("properties", properties)
                  .with("$schema", Tree.of("https://json-schema.org/draft/2020-12/schema"))));
    }
    return schemas;
  }

  private static Tree.Mapping strict(Tree.Mapping open) {
    Tree.Builder result = Tree.mapping();
    open.entries()
        .forEach((key, value) -> {
          if (KEPT.contains(key)) {
            result.put(key, value);
          } else if (key.equals("properties")) {
            Tree.Builder properties = Tree.mapping();
            ((Tree.Mapping) value)
                .entries()
                .forEach((name, schema) -> properties.put(name, strict((Tree.Mapping) schema)));
            result.put(key, properties);
          } else if (value instanceof Tree.Mapping schema
              && List.of("items", "additionalProperties").contains(key)) {
            result.put(key, strict(schema));
          }
        });
    if (open.get("properties") != null
        && open.get("additionalProperties") == null
        && open.get("x-kubernetes-preserve-unknown-fields") == null) {
      result.put("additionalProperties", false);
    }
    return result.build();
  }

  private static Tree.Mapping mapping(Tree.Mapping parent, String key) {
    return (Tree.Mapping) present(parent, key);
  }

  private static Tree present(Tree.Mapping parent, String key) {
    return java.util.Objects.requireNonNull(parent.get(key), key);
  }
}
