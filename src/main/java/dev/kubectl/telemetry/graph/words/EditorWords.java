package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the call of one editor does. */
final class EditorWords {
  private final Node.Call call;
  private final ExpressionWords expressions;

  EditorWords(Node.Call call, ExpressionWords expressions) {
    this.call = call;
    this.expressions = expressions;
  }

  /** Nothing for an editor without words, and for one that lacks an argument. */
  Optional<String> words() {
    return switch (call.name()) {
      case "set" -> two("target", "value", "sets %s to %s");
      case "delete_key" -> deletedKey();
      case "delete_matching_keys" -> two("target", "pattern", "deletes of %s those that match %s");
      case "keep_keys" -> two("target", "keys", "keeps of %s only %s");
      case "keep_matching_keys" -> two("target", "pattern", "keeps of %s only those that match %s");
      case "limit" -> two("target", "limit", "keeps of %s at most %s");
      case "truncate_all" -> two("target", "limit", "cuts the texts in %s to %s bytes");
      case "replace_pattern" -> three("regex_pattern", "replaces in %s what matches %s by %s");
      case "replace_match" -> three("pattern", "replaces %s, if it is like %s, by %s");
      case "replace_all_matches" ->
          three("pattern", "replaces the values in %s that are like %s by %s");
      case "replace_all_patterns" -> replacedPatterns();
      case "merge_maps" -> two("target", "source", "merges into %s the values of %s");
      case "flatten" -> one("target", "flattens %s");
      case "append" -> two("target", "value", "appends to %s the value %s");
      case "copy_metric" -> Optional.of("copies the metric" + named(0, "name", " under the name "));
      case "scale_metric" -> one("multiplier", "multiplies the values by %s");
      case "convert_sum_to_gauge" -> Optional.of("turns a sum into a gauge");
      case "convert_gauge_to_sum" -> one("string_agg_temp", "turns a gauge into a sum, %s");
      case "aggregate_on_attributes" -> aggregated();
      case "extract_count_metric" -> Optional.of("makes a metric of its own from the count");
      case "extract_sum_metric" -> Optional.of("makes a metric of its own from the sum");
      default -> Optional.empty();
    };
  }

  private Optional<String> deletedKey() {
    Node key = argument(1, "key");
    return argument(0, "target") instanceof Node.Path path
            && path.text().endsWith(".attributes")
            && path.segments().getLast().keys().isEmpty()
            && key instanceof Node.StringLiteral literal
        ? Optional.of(
            "deletes "
                + expressions.value(path).replaceFirst("^the (.*)s$", "$1")
                + " "
                + expressions.key(literal))
        : two("target", "key", "deletes in %s the key %s");
  }

  private Optional<String> replacedPatterns() {
    Node target = argument(0, "target");
    Node mode = argument(1, "mode");
    Node pattern = argument(2, "regex_pattern");
    Node replacement = argument(3, "replacement");
    if (target == null || mode == null || pattern == null || replacement == null) {
      return Optional.empty();
    }
    boolean keys = mode instanceof Node.StringLiteral literal && literal.value().equals("key");
    return Optional.of(
        "replaces in the %s of %s what matches %s by %s"
            .formatted(
                keys ? "keys" : "values",
                expressions.value(target),
                expressions.value(pattern),
                expressions.value(replacement)));
  }

  private Optional<String> aggregated() {
    Node attributes = argument(1, "attributes");
    if (attributes instanceof Node.ListLiteral list && list.elements().isEmpty()) {
      return one("aggregation_function", "joins all data points into one by %s");
    }
    return one("aggregation_function", "joins data points with equal attributes by %s")
        .map(words -> words + named(1, "attributes", ", keeping only the attributes "));
  }

  private String named(int position, String name, String before) {
    Node node = argument(position, name);
    return node == null ? "" : before + expressions.value(node);
  }

  private Optional<String> one(String name, String form) {
    Node node = argument(0, name);
    return node == null
        ? Optional.empty()
        : Optional.of(form.formatted(expressions.value(node).replaceAll("^\"|\"$", "")));
  }

  private Optional<String> two(String first, String second, String form) {
    Node left = argument(0, first);
    Node right = argument(1, second);
    return left == null || right == null
        ? Optional.empty()
        : Optional.of(form.formatted(expressions.value(left), expressions.value(right)));
  }

  private Optional<String> three(String pattern, String form) {
    Node target = argument(0, "target");
    Node middle = argument(1, pattern);
    Node last = argument(2, "replacement");
    return target == null || middle == null || last == null
        ? Optional.empty()
        : Optional.of(
            form.formatted(
                expressions.value(target), expressions.value(middle), expressions.value(last)));
  }

  /** By position, unless somebody wrote its name. */
  private @Nullable Node argument(int position, String name) {
    List<Node.Argument> arguments = call.arguments();
    for (Node.Argument argument : arguments) {
      if (name.equals(argument.name())) {
        return argument.value();
      }
    }
    return position < arguments.size() && arguments.get(position).name() == null
        ? arguments.get(position).value()
        : null;
  }
}
