package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Conditions and operands of one OTTL text in words. What has no words of its own is shown as it is
 * written.
 */
final class ExpressionWords {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9._/-]{1,80}");

  private final String text;

  ExpressionWords(String text) {
    this.text = text;
  }

  /** A condition, as it stands behind "where". */
  String condition(Node node) {
    return switch (node) {
      case Node.Logical logical ->
          logical.operands().stream()
              .map(operand -> operand(logical, operand))
              .collect(Collectors.joining(logical.and() ? " and " : " or "));
      case Node.Not not -> "not (" + condition(inside(not.operand())) + ")";
      case Node.Group group -> condition(group.inner());
      case Node.Comparison comparison -> comparison(comparison);
      case Node.Call call -> call(call);
      default -> written(node);
    };
  }

  private static Node inside(Node node) {
    return node instanceof Node.Group group ? inside(group.inner()) : node;
  }

  /** An operand of the other operator gets its parentheses back. */
  private String operand(Node.Logical parent, Node operand) {
    String words = condition(operand);
    return inside(operand) instanceof Node.Logical logical && logical.and() != parent.and()
        ? "(" + words + ")"
        : words;
  }

  private String comparison(Node.Comparison comparison) {
    String left = value(comparison.left());
    boolean nothing = comparison.right() instanceof Node.NilLiteral;
    String right = value(comparison.right());
    return switch (comparison.operator()) {
      case "==" -> left + (nothing ? " is missing" : " is " + right);
      case "!=" -> left + (nothing ? " is there" : " is not " + right);
      default -> left + " " + comparison.operator() + " " + right;
    };
  }

  private String call(Node.Call call) {
    List<Node.Argument> arguments = call.arguments();
    boolean pair =
        arguments.size() == 2
            && call.keys().isEmpty()
            && arguments.stream().allMatch(argument -> argument.name() == null);
    if (!pair) {
      return written(call);
    }
    String first = value(arguments.getFirst().value());
    String second = value(arguments.getLast().value());
    return switch (call.name()) {
      case "IsMatch" -> first + " matches " + second;
      case "HasPrefix" -> first + " begins with " + second;
      case "HasSuffix" -> first + " ends with " + second;
      default -> written(call);
    };
  }

  /** A path or a literal. */
  String value(Node node) {
    return node instanceof Node.Path path ? path(path) : written(node);
  }

  private String path(Node.Path path) {
    return switch (path.text()) {
      case "resource.attributes" -> attributes("resource attribute", path);
      case "datapoint.attributes" -> attributes("data point attribute", path);
      case "scope.attributes", "instrumentation_scope.attributes" ->
          attributes("scope attribute", path);
      case "metric.metadata" -> attributes("metadata", path);
      case "metric.name" -> "the metric's name";
      case "metric.unit" -> "the metric's unit";
      case "metric.description" -> "the metric's description";
      case "metric.type" -> "the metric's type";
      case "scope.name", "instrumentation_scope.name" -> "the scope's name";
      case "scope.version", "instrumentation_scope.version" -> "the scope's version";
      default -> written(path);
    };
  }

  private String attributes(String name, Node.Path path) {
    List<Node.Key> keys = path.segments().getLast().keys();
    if (keys.isEmpty()) {
      return name.equals("metadata") ? "the metadata" : "the " + name + "s";
    }
    return keys.size() == 1 && keys.getFirst().value() instanceof Node.StringLiteral literal
        ? name + " " + key(literal)
        : written(path);
  }

  /** A key without its quotes, where nobody can take it for something else. */
  String key(Node.StringLiteral literal) {
    return PLAIN_KEY.matcher(literal.value()).matches() ? literal.value() : written(literal);
  }

  /** The piece of the text that a node was read from. */
  String written(Node node) {
    int start = text.offsetByCodePoints(0, node.range().start());
    int end = text.offsetByCodePoints(0, node.range().end());
    return text.substring(start, end);
  }
}
