package dev.kubectl.telemetry.ide.schema;

import dev.kubectl.telemetry.lint.schema.CrdSchema;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an editor's schema has beyond the structure: titles, descriptions and defaults in the words
 * of the CRD, its CEL rules as far as a schema can say them, examples and snippets.
 */
final class SchemaWords implements CrdSchema.Addition {
  private static final Pattern DEFAULT = Pattern.compile("(?:[Dd]efault is|If not set,) `([^`]+)`");

  /** Rules about texts inside of values, which only lint can check. */
  private static final Set<String> BEYOND =
      Set.of("(self.value != '' ) ? (isURL(self.value)) : true", "self > duration('0s')");

  private static final Map<String, List<String>> EXAMPLES =
      Map.of(
          "spec.output.otlp.endpoint.value", List.of("https://backend.example.com:4317"),
          "spec.output.otlp.path", List.of("/v1/metrics"),
          "spec.output.otlp.headers[].name", List.of("Authorization"),
          "spec.output.otlp.headers[].prefix", List.of("Bearer"),
          "spec.output.otlp.authentication.oauth2.tokenURL.value",
              List.of("https://login.example.com/oauth2/token"),
          "spec.transform[].statements[]",
              List.of(
                  "set(metric.description, \"Orders per minute\") where metric.name == \"orders\""),
          "spec.transform[].conditions[]", List.of("IsMatch(metric.name, \"^shop_\")"),
          "spec.filter[].conditions[]",
              List.of("resource.attributes[\"k8s.namespace.name\"] == \"test\""));

  @Override
  public Tree.Mapping to(String path, Tree.Mapping open, Tree.Mapping strict) {
    Tree.Builder words = Tree.mapping();
    if (!path.isEmpty()) {
      words.put("title", path);
    }
    String description = text(open, "description");
    words.putIfPresent("description", description.isEmpty() ? null : description);
    // Without it, editors show marks such as backticks as they are.
    words.putIfPresent("markdownDescription", description.contains("`") ? description : null);
    defaultValue(description, text(open, "type"), words);
    List<String> examples = EXAMPLES.getOrDefault(path, List.of());
    if (!examples.isEmpty()) {
      words.put("examples", Tree.texts(examples));
    }
    structure(path, strict, words);
    rules(open, words);
    Tree.Sequence snippets = SchemaSnippets.of(path, strict);
    words.putIfNotEmpty("defaultSnippets", snippets);
    return words.build();
  }

  private static void defaultValue(String description, String type, Tree.Builder words) {
    Matcher matcher = DEFAULT.matcher(description);
    if (matcher.find() && type.equals("boolean")) {
      words.put("default", Boolean.parseBoolean(matcher.group(1)));
    } else if (type.equals("string") && matcher.find(0)) {
      words.put("default", matcher.group(1));
    }
  }

  /** An empty text is a choice, too, where the webhook puts a default in its place. */
  private static void structure(String path, Tree.Mapping strict, Tree.Builder words) {
    strict
        .entries()
        .forEach((key, value) -> {
          if (key.equals("enum") && path.equals("spec.output.otlp.protocol")) {
            words.put(
                "anyOf",
                Tree.sequence(
                    Tree.mapping().put("enum", value).build(),
                    Tree.mapping().put("maxLength", 0).build()));
          } else {
            words.put(key, value);
          }
        });
  }

  private static void rules(Tree.Mapping open, Tree.Builder words) {
    List<Tree> all = new ArrayList<>();
    if (open.get("x-kubernetes-validations") instanceof Tree.Sequence validations) {
      for (Tree one : validations.items()) {
        String rule = text((Tree.Mapping) one, "rule").replaceAll("\\s+", " ");
        if (!BEYOND.contains(rule)) {
          all.add(keywords(rule, text((Tree.Mapping) one, "message")));
        }
      }
    }
    if (!all.isEmpty()) {
      words.put("allOf", Tree.sequence(all));
    }
  }

  private static Tree keywords(String rule, String message) {
    return switch (rule) {
      case "has(self.value) != has(self.valueFrom)" ->
          choice("oneOf", only("value", "valueFrom", message), only("valueFrom", "value", message));
      case "!(has(self.value) && size(self.value) > 0 && has(self.valueFrom))" ->
          choice("anyOf", without("valueFrom", message), limited("value", "maxLength", 0, message));
      case "(self.value != '' ) || (has(self.valueFrom))" ->
          choice(
              "anyOf",
              requires(limited("value", "minLength", 1, message), "value"),
              requires(message(message), "valueFrom"));
      case "!(has(self.include) && has(self.exclude))" ->
          choice("anyOf", without("exclude", message), without("include", message));
      case "!(has(self.basic) && has(self.oauth2))" ->
          choice("anyOf", without("oauth2", message), without("basic", message));
      case "!(has(self.key) && has(self.keyPrefix))" ->
          choice("anyOf", without("keyPrefix", message), without("key", message));
      case "(has(self.key) || has(self.keyPrefix))" ->
          choice(
              "anyOf", requires(message(message), "key"), requires(message(message), "keyPrefix"));
      case "has(self.cert) == has(self.key)" ->
          choice(
              "anyOf",
              requires(message(message), "cert", "key"),
              without("cert", message)
                  .with("properties", Tree.mapping().put("cert", false).put("key", false).build()));
      case "(has(self.path) && size(self.path) > 0) ? self.protocol == 'http' : true" ->
          when(requires(limited("path", "minLength", 1, ""), "path"), message);
      case "(has(self.authentication) && has(self.authentication.oauth2) && self.protocol =="
              + " 'grpc' && has(self.tls)) ? !(has(self.tls.insecure) && self.tls.insecure == true)"
              + " : true" ->
          when(
              requires(
                  Tree.mapping()
                      .put(
                          "properties",
                          Tree.mapping()
                              .put("authentication", requires(Tree.EMPTY_MAPPING, "oauth2"))
                              .put(
                                  "tls",
                                  requires(
                                      Tree.mapping()
                                          .put(
                                              "properties",
                                              Tree.mapping()
                                                  .put(
                                                      "insecure",
                                                      Tree.mapping().put("const", true)))
                                          .build(),
                                      "insecure")))
                      .build(),
                  "authentication",
                  "tls"),
              message);
      default -> throw new AssertionError("a rule that nobody has put into the schema: " + rule);
    };
  }

  private static Tree choice(String keyword, Tree... alternatives) {
    return Tree.mapping().put(keyword, Tree.sequence(alternatives)).build();
  }

  /** Both rules ask for HTTP, which must be written: the default is gRPC. */
  private static Tree when(Tree.Mapping condition, String message) {
    return Tree.mapping()
        .put("if", condition.without("errorMessage"))
        .put(
            "then",
            requires(
                Tree.mapping()
                    .put(
                        "properties",
                        Tree.mapping()
                            .put(
                                "protocol",
                                Tree.mapping().put("const", "http").put("errorMessage", message)))
                    .put("errorMessage", message)
                    .build(),
                "protocol"))
        .build();
  }

  private static Tree.Mapping only(String wanted, String other, String message) {
    return requires(without(other, message), wanted).with("type", Tree.of("object"));
  }

  private static Tree.Mapping without(String other, String message) {
    return message(message).with("properties", Tree.mapping().put(other, false).build());
  }

  private static Tree.Mapping limited(String field, String keyword, int limit, String message) {
    return message(message)
        .with(
            "properties",
            Tree.mapping()
                .put(
                    field,
                    Tree.mapping()
                        .put(keyword, limit)
                        .putIfPresent("errorMessage", message.isEmpty() ? null : message))
                .build());
  }

  private static Tree.Mapping requires(Tree.Mapping schema, String... fields) {
    return schema.with("required", Tree.texts(fields));
  }

  private static Tree.Mapping message(String message) {
    return Tree.mapping().put("errorMessage", message).build();
  }

  static Tree present(Tree.Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.get(key), key);
  }

  private static String text(Tree.Mapping mapping, String key) {
    return mapping.get(key) instanceof Tree.Scalar scalar ? String.valueOf(scalar.value()) : "";
  }
}
