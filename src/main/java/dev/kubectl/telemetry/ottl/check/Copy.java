package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.pattern.RegexSyntax;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a copied metric: those of name, description and unit that got a literal value.
 * Can say of some conditions that they are certainly true or false for it; of most it cannot.
 */
record Copy(Map<String, String> known) {
  private static final List<String> PARAMETERS = List.of("name", "description", "unit");

  Copy {
    known = Map.copyOf(known);
  }

  static Copy of(Node.Call copyMetric) {
    Map<String, String> known = new HashMap<>();
    for (int i = 0; i < copyMetric.arguments().size(); i++) {
      Node.Argument argument = copyMetric.arguments().get(i);
      String name = argument.name() == null ? PARAMETERS.get(Math.min(i, 2)) : argument.name();
      if (argument.value() instanceof Node.StringLiteral literal) {
        known.put(name, literal.value());
      } else {
        known.remove(name);
      }
    }
    return new Copy(known);
  }

  /** What is still known behind an editor that may have changed the metric. */
  Copy after(Node editor) {
    if (!(editor instanceof Node.Call call) || call.name().equals("copy_metric")) {
      return this;
    }
    Map<String, String> rest = new HashMap<>(known);
    if (call.name().equals("scale_metric")) {
      rest.remove("unit");
    }
    for (Node.Argument argument : call.arguments()) {
      String field = field(argument.value());
      if (field != null) {
        rest.remove(field);
      }
    }
    return new Copy(rest);
  }

  boolean isCertainlyNot(Node condition) {
    return Boolean.FALSE.equals(evaluate(condition));
  }

  /** True, false, or null if it depends on data. */
  private @Nullable Boolean evaluate(Node condition) {
    return switch (condition) {
      case Node.BooleanLiteral literal -> literal.value();
      case Node.Group group -> evaluate(group.inner());
      case Node.Not not -> negated(evaluate(not.operand()));
      case Node.Logical logical -> logical(logical);
      case Node.Comparison comparison -> compare(comparison);
      case Node.Call call -> test(call);
      default -> null;
    };
  }

  private @Nullable Boolean logical(Node.Logical logical) {
    boolean unknown = false;
    for (Node operand : logical.operands()) {
      Boolean value = evaluate(operand);
      if (value != null && value != logical.and()) {
        return value;
      }
      unknown |= value == null;
    }
    return unknown ? null : logical.and();
  }

  private @Nullable Boolean compare(Node.Comparison comparison) {
    String left = text(comparison.left());
    String right = text(comparison.right());
    boolean equality = comparison.operator().equals("==") || comparison.operator().equals("!=");
    if (left == null || right == null || !equality) {
      return null;
    }
    return left.equals(right) == comparison.operator().equals("==");
  }

  private @Nullable Boolean test(Node.Call call) {
    boolean plain = call.keys().isEmpty() && call.arguments().size() == 2;
    if (!plain || call.arguments().stream().anyMatch(argument -> argument.name() != null)) {
      return null;
    }
    String target = text(call.arguments().getFirst().value());
    String pattern = text(call.arguments().getLast().value());
    if (target == null || pattern == null) {
      return null;
    }
    return switch (call.name()) {
      case "IsMatch" -> RegexSyntax.find(pattern, target);
      case "HasPrefix" -> target.startsWith(pattern);
      case "HasSuffix" -> target.endsWith(pattern);
      default -> null;
    };
  }

  private @Nullable String text(Node node) {
    return switch (node) {
      case Node.StringLiteral literal -> literal.value();
      case Node.Group group -> text(group.inner());
      default -> {
        String field = field(node);
        yield field == null ? null : known.get(field);
      }
    };
  }

  private static @Nullable String field(Node node) {
    return node instanceof Node.Path path
            && path.prefix().isPresent()
            && path.prefix().get().name().equals("metric")
            && path.fields().size() == 1
        ? path.fields().getFirst().name()
        : null;
  }

  private static @Nullable Boolean negated(@Nullable Boolean value) {
    return value == null ? null : !value;
  }
}
