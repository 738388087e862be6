package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions whose value does not depend on data, as far as their text alone shows it. */
final class OttlConstant {
  private OttlConstant() {}

  /** True, false, or null when it depends. */
  static @Nullable Boolean value(Node condition) {
    return switch (condition) {
      case Node.BooleanLiteral literal -> literal.value();
      case Node.Group group -> value(group.inner());
      case Node.Not not -> negated(value(not.operand()));
      case Node.Logical logical -> logical(logical);
      case Node.Comparison comparison -> comparison(comparison);
      case Node.Arithmetic _,
          Node.Signed _,
          Node.Call _,
          Node.Path _,
          Node.StringLiteral _,
          Node.IntLiteral _,
          Node.FloatLiteral _,
          Node.BytesLiteral _,
          Node.NilLiteral _,
          Node.EnumSymbol _,
          Node.FunctionReference _,
          Node.ListLiteral _,
          Node.MapLiteral _,
          Node.Missing _ ->
          null;
    };
  }

  private static @Nullable Boolean negated(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  /** One false operand decides an {@code and}, one true operand an {@code or}. */
  private static @Nullable Boolean logical(Node.Logical logical) {
    boolean deciding = !logical.and();
    boolean open = false;
    for (Node operand : logical.operands()) {
      Boolean value = value(operand);
      if (value == null) {
        open = true;
      } else if (value == deciding) {
        return deciding;
      }
    }
    if (contradicts(logical)) {
      return deciding;
    }
    return open ? null : Boolean.valueOf(!deciding);
  }

  /**
   * {@code x == 1 and x == 2}, or {@code x != 1 or x != 2}; and {@code x == 1} beside {@code x !=
   * 1}, of which always one holds and one does not.
   */
  private static boolean contradicts(Node.Logical logical) {
    String operator = logical.and() ? "==" : "!=";
    Map<String, Set<String>> values = new HashMap<>();
    Set<String> equal = new HashSet<>();
    Set<String> different = new HashSet<>();
    for (Node operand : logical.operands()) {
      if (OttlTerm.inner(operand) instanceof Node.Comparison comparison
          && comparison.left() instanceof Node.Path
          && literal(comparison.right()).isPresent()) {
        String path = OttlTerm.of(comparison.left());
        String value = OttlTerm.of(comparison.right());
        if (comparison.operator().equals(operator)) {
          values.computeIfAbsent(path, _ -> new HashSet<>()).add(value);
        }
        switch (comparison.operator()) {
          case "==" -> equal.add(path + " " + value);
          case "!=" -> different.add(path + " " + value);
          default -> {}
        }
      }
    }
    return values.values().stream().anyMatch(set -> set.size() > 1)
        || !Collections.disjoint(equal, different);
  }

  private static @Nullable Boolean comparison(Node.Comparison comparison) {
    Optional<Object> left = literal(comparison.left());
    Optional<Object> right = literal(comparison.right());
    if (left.isEmpty() || right.isEmpty()) {
      return null;
    }
    boolean equal = left.equals(right);
    return switch (comparison.operator()) {
      case "==" -> equal;
      case "!=" -> !equal;
      default -> null;
    };
  }

  private static Optional<Object> literal(Node node) {
    return switch (node) {
      case Node.StringLiteral text -> Optional.of(text.value());
      case Node.IntLiteral number -> Optional.of(number.value());
      case Node.BooleanLiteral bool -> Optional.of(bool.value());
      // Numbers of both kinds compare by value, and other literals by rules of their own.
      case Node.FloatLiteral _,
          Node.Logical _,
          Node.Not _,
          Node.Comparison _,
          Node.Group _,
          Node.Arithmetic _,
          Node.Signed _,
          Node.Call _,
          Node.Path _,
          Node.BytesLiteral _,
          Node.NilLiteral _,
          Node.EnumSymbol _,
          Node.FunctionReference _,
          Node.ListLiteral _,
          Node.MapLiteral _,
          Node.Missing _ ->
          Optional.empty();
    };
  }
}
