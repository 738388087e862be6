package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A tree without its places: equal texts mean equal conditions, however they are spaced. */
final class OttlTerm {
  private OttlTerm() {}

  /** What stands inside of parentheses. */
  static Node inner(Node node) {
    return node instanceof Node.Group group ? inner(group.inner()) : node;
  }

  static String of(Node node) {
    return switch (node) {
      case Node.Logical logical ->
          logical.operands().stream()
              .map(OttlTerm::of)
              .sorted()
              .collect(Collectors.joining(logical.and() ? " and " : " or ", "(", ")"));
      case Node.Not not -> "not " + of(not.operand());
      case Node.Comparison comparison ->
          of(comparison.left()) + " " + comparison.operator() + " " + of(comparison.right());
      case Node.Group group -> of(group.inner());
      case Node.Arithmetic arithmetic ->
          "[" + all(arithmetic.operands()) + " " + arithmetic.operators() + "]";
      case Node.Signed signed -> (signed.negative() ? "-" : "+") + of(signed.operand());
      case Node.Call call ->
          call.name()
              + call.arguments().stream()
                  .map(a -> (a.name() == null ? "" : a.name() + "=") + of(a.value()))
                  .collect(Collectors.joining(", ", "(", ")"))
              + keys(call.keys());
      case Node.Path path ->
          path.segments().stream()
              .map(segment -> segment.name() + keys(segment.keys()))
              .collect(Collectors.joining("."));
      case Node.StringLiteral text -> "\"" + text.value().replace("\"", "\\\"") + "\"";
      case Node.IntLiteral number -> Long.toString(number.value());
      case Node.FloatLiteral number -> Double.toString(number.value());
      case Node.BytesLiteral bytes -> "0x" + bytes.hex().toLowerCase(Locale.ROOT);
      case Node.BooleanLiteral bool -> Boolean.toString(bool.value());
      case Node.NilLiteral _ -> "nil";
      case Node.EnumSymbol symbol -> symbol.name();
      case Node.FunctionReference reference -> reference.name();
      case Node.ListLiteral list -> "[" + all(list.elements()) + "]";
      case Node.MapLiteral map ->
          map.entries().stream()
              .map(entry -> "\"" + entry.key() + "\": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Node.Missing _ -> "?";
    };
  }

  private static String all(List<Node> nodes) {
    return nodes.stream().map(OttlTerm::of).collect(Collectors.joining(", "));
  }

  static String keys(List<Node.Key> keys) {
    return keys.stream().map(key -> "[" + of(key.value()) + "]").collect(Collectors.joining());
  }
}
