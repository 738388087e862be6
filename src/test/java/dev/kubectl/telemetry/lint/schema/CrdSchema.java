package dev.kubectl.telemetry.lint.schema;

import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives JSON Schemas from a CRD: structure only, without descriptions and CEL, and strict about
 * unknown fields wherever the CRD would prune them. What else a schema needs is added node by node.
 */
public final class CrdSchema {
  private static final Set<String> KEPT =
      Set.of("type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "required");

  private CrdSchema() {}

  /** Adds to the strict schema of one node what a reader of it needs. */
  @FunctionalInterface
  public interface Addition {
    /**
     * The node with more in it.
     *
     * @param path such as {@code spec.filter[].conditions}; empty for the root
     * @param open the node of the CRD
     * @param strict what was derived from it, its children complete
     */
    Tree.Mapping to(String path, Tree.Mapping open, Tree.Mapping strict);
  }

  /** One version of a kind. */
  public record Version(String kind, String group, String version, Tree.Mapping schema) {}

  /** By file name, {@code KIND-VERSION.json}. */
  static Map<String, String> of(byte[] crd) {
    Map<String, String> schemas = new LinkedHashMap<>();
    for (Version version : versions(crd, (path, open, strict) -> strict)) {
      schemas.put(
          version.kind() + "-" + version.version() + ".json",
          JsonWriter.write(
              version
                  .schema()
                  .with("$schema", Tree.of("https://json-schema.org/draft/2020-12/schema"))));
    }
    return schemas;
  }

  /** All versions of a CRD. */
  public static List<Version> versions(byte[] crd, Addition addition) {
    Tree.Mapping spec =
        mapping(
            (Tree.Mapping) Trees.of(YamlReader.read("crd", crd).documents().getFirst().root()),
            "spec");
    String kind = String.valueOf(mapping(spec, "names").get("kind"));
    List<Version> versions = new ArrayList<>();
    for (Tree version : ((Tree.Sequence) present(spec, "versions")).items()) {
      Tree.Mapping one = (Tree.Mapping) version;
      Tree.Mapping root = strict("", mapping(mapping(one, "schema"), "openAPIV3Schema"), addition);
      Tree.Mapping properties =
          mapping(root, "properties")
              .with("metadata", Tree.mapping().put("type", "object").build())
              .with("status", Tree.EMPTY_MAPPING);
      versions.add(
          new Version(
              kind,
              String.valueOf(spec.get("group")),
              String.valueOf(one.get("name")),
              root.with("properties", properties)));
    }
    return versions;
  }

  private static Tree.Mapping strict(String path, Tree.Mapping open, Addition addition) {
    Tree.Builder result = Tree.mapping();
    open.entries()
        .forEach((key, value) -> {
          if (KEPT.contains(key)) {
            result.put(key, value);
          } else if (key.equals("properties")) {
            Tree.Builder properties = Tree.mapping();
            ((Tree.Mapping) value)
                .entries()
                .forEach((name, schema) ->
                    properties.put(
                        name,
                        strict(
                            path.isEmpty() ? name : path + "." + name,
                            (Tree.Mapping) schema,
                            addition)));
            result.put(key, properties);
          } else if (value instanceof Tree.Mapping schema
              && List.of("items", "additionalProperties").contains(key)) {
            String inner = path + (key.equals("items") ? "[]" : ".*");
            result.put(key, strict(inner, schema, addition));
          }
        });
    if (open.get("properties") != null
        && open.get("additionalProperties") == null
        && open.get("x-kubernetes-preserve-unknown-fields") == null) {
      result.put("additionalProperties", false);
    }
    return addition.to(path, open, result.build());
  }

  private static Tree.Mapping mapping(Tree.Mapping parent, String key) {
    return (Tree.Mapping) present(parent, key);
  }

  private static Tree present(Tree.Mapping parent, String key) {
    return java.util.Objects.requireNonNull(parent.get(key), key);
  }
}
