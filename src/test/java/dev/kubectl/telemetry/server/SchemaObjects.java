package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Objects along the edges of a CustomResourceDefinition, which is all that this generator knows
 * about fields: what our own tables of fields lack is written too. The same seed gives the same
 * object.
 */
final class SchemaObjects {
  /**
   * The most mistakes in one object, one of these for each: where there is only one, both sides
   * must see this one.
   */
  private static final List<Integer> MOST_MISTAKES = List.of(0, 0, 1, 1, 1, 1, 1, 2, 3, 1_000);

  private static final int MISTAKES_IN_THOUSAND = 15;

  private final Chance chance;
  private final int often;
  private int mistakes;

  private SchemaObjects(Chance chance) {
    this.chance = chance;
    this.mistakes = chance.one(MOST_MISTAKES);
    this.often = mistakes < 10 ? 1 : chance.one(List.of(3, 15));
  }

  /** The schema of each version in a CustomResourceDefinition, by the name of the version. */
  static Map<String, Tree.Mapping> schemas(Path definition) throws IOException {
    SourceText source = new SourceText("definition", Files.readString(definition));
    Tree root = Trees.of(YamlReader.read(source).documents().getFirst().root());
    Map<String, Tree.Mapping> schemas = new TreeMap<>();
    for (Tree version : ((Tree.Sequence) at(at(root, "spec"), "versions")).items()) {
      Tree schema = at(at(version, "schema"), "openAPIV3Schema");
      schemas.put(text(at(version, "name")), (Tree.Mapping) schema);
    }
    return schemas;
  }

  /** The messages of all CEL rules in a schema. */
  static Set<String> ruleMessages(Tree schema) {
    Set<String> messages = new TreeSet<>();
    switch (schema) {
      case Tree.Mapping mapping -> {
        if (mapping.get("x-kubernetes-validations") instanceof Tree.Sequence rules) {
          rules.items().forEach(rule -> messages.add(text(at(rule, "message"))));
        }
        mapping.entries().values().forEach(inner -> messages.addAll(ruleMessages(inner)));
      }
      case Tree.Sequence sequence ->
          sequence.items().forEach(inner -> messages.addAll(ruleMessages(inner)));
      case Tree.Scalar _ -> {}
    }
    return messages;
  }

  /** An object of a version. */
  static Tree.Mapping object(String version, Tree.Mapping schema, long seed) {
    return new SchemaObjects(new Chance(seed)).root(version, schema);
  }

  private Tree.Mapping root(String version, Tree.Mapping schema) {
    Tree.Builder root = Tree.mapping();
    String apiVersion = "telemetry.kyma-project.io/" + version;
    optional(root, "apiVersion", Tree.of(wrong() ? chance.one(List.of("", "v1")) : apiVersion));
    optional(root, "kind", Tree.of(wrong() ? "Metricpipeline" : "MetricPipeline"));
    optional(root, "metadata", new RandomMetadata(chance, () -> wrong(6)).metadata());
    for (String name : List.of("spec", "status")) {
      if (name.equals("spec") || chance.percent(15)) {
        optional(root, name, value(name, "", (Tree.Mapping) at(properties(schema), name)));
      }
    }
    unknown(root, List.of("Spec", "data", "specs"));
    return root.build();
  }

  private void optional(Tree.Builder object, String key, Tree value) {
    if (!wrong()) {
      object.put(key, wrong() ? chance.one(OddValues.ANY) : value);
    }
  }

  private boolean wrong() {
    return wrong(1);
  }

  /** Whether to make one of the mistakes that are left; more likely where there are few chances. */
  private boolean wrong(int weight) {
    boolean wrong = mistakes > 0 && chance.below(1_000) < MISTAKES_IN_THOUSAND * often * weight;
    mistakes -= wrong ? 1 : 0;
    return wrong;
  }

  private Tree value(String name, String parent, Tree.Mapping schema) {
    if (wrong()) {
      return chance.one(OddValues.ANY);
    }
    return switch (text(at(schema, "type"))) {
      case "object" -> object(name, schema);
      case "array" -> {
        List<Tree> items = new ArrayList<>();
        for (int i = chance.below(3); i > 0; i--) {
          items.add(value(name, parent, (Tree.Mapping) at(schema, "items")));
        }
        yield Tree.sequence(items);
      }
      case "string" -> Tree.of(text(name, parent, schema));
      case "boolean" -> Tree.of(chance.percent(50));
      case "integer" -> Tree.of(chance.below(10));
      default -> throw new AssertionError("no type in " + schema);
    };
  }

  private Tree object(String name, Tree.Mapping schema) {
    Tree.Builder object = Tree.mapping();
    if (schema.get("additionalProperties") instanceof Tree.Mapping values) {
      for (int i = chance.below(3); i > 0; i--) {
        object.put(chance.one(OddValues.TEXTS), value("", name, values));
      }
      return object.build();
    }
    Tree.Mapping properties = properties(schema);
    List<String> required =
        schema.get("required") instanceof Tree.Sequence sequence
            ? sequence.items().stream().map(SchemaObjects::text).toList()
            : List.of();
    List<String> left = out(properties);
    for (var property : properties.entries().entrySet()) {
      String key = property.getKey();
      boolean needed =
          required.contains(key)
              || (pair(key) && !left.isEmpty())
              || key.equals("cert")
              || key.equals("key");
      boolean there = needed ? !wrong() : chance.percent(45);
      if (there && !left.contains(key)) {
        object.put(key, value(key, name, (Tree.Mapping) property.getValue()));
      }
    }
    unknown(object, List.copyOf(properties.entries().keySet()));
    Tree.Mapping built = object.build();
    boolean pathMatters =
        built.get("path") != null && !Tree.of("http").equals(built.get("protocol"));
    return pathMatters && !wrong(12) ? built.with("path", Tree.of("")) : built;
  }

  private static boolean pair(String key) {
    return key.equals("value") || key.equals("valueFrom");
  }

  /** Of fields that exclude each other, those to leave out; mostly but not always enough. */
  private List<String> out(Tree.Mapping properties) {
    for (List<String> pair :
        List.of(
            List.of("value", "valueFrom"),
            List.of("include", "exclude"),
            List.of("basic", "oauth2"))) {
      if (properties.entries().keySet().containsAll(pair) && !wrong(2)) {
        return List.of(pair.get(chance.percent(30) ? 0 : 1));
      }
    }
    return properties.entries().containsKey("cert") && !wrong() && chance.percent(60)
        ? List.of("cert", "key")
        : List.of();
  }

  private void unknown(Tree.Builder object, List<String> known) {
    if (!wrong()) {
      return;
    }
    String near = known.isEmpty() ? "x" : chance.one(known);
    String name =
        chance.one(List.of("", near + "s", near.substring(1), near.toUpperCase(Locale.ROOT)));
    object.put(name, chance.one(OddValues.ANY));
  }

  private String text(String name, String parent, Tree.Mapping schema) {
    if (schema.get("enum") instanceof Tree.Sequence words) {
      String word = text(chance.one(words.items()));
      return wrong(6) ? chance.one(List.of("", "GRPC", "http/protobuf", " " + word)) : word;
    }
    if (name.equals("include") || name.equals("exclude")) {
      return chance.one(wrong(8) ? OddValues.NO_NAMESPACES : OddValues.NAMESPACES);
    }
    if (parent.equals("tokenURL")) {
      return chance.percent(15)
          ? ""
          : chance.one(wrong(12) ? OddValues.DOUBTFUL_URLS : OddValues.URLS);
    }
    if (schema.get("minLength") != null) {
      return wrong(3) ? "" : chance.one(List.of("backend", " ", "ä", "x".repeat(300)));
    }
    if (name.equals("lastTransitionTime")) {
      return "2026-01-02T03:04:05Z";
    }
    return chance.one(OddValues.TEXTS);
  }

  private static Tree.Mapping properties(Tree.Mapping schema) {
    return schema.get("properties") instanceof Tree.Mapping mapping ? mapping : Tree.EMPTY_MAPPING;
  }

  private static Tree at(Tree tree, String key) {
    return Objects.requireNonNull(((Tree.Mapping) tree).get(key), key);
  }

  private static String text(@Nullable Tree tree) {
    return tree instanceof Tree.Scalar scalar ? String.valueOf(scalar.value()) : "";
  }
}
