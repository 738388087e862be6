package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The arguments of one call by parameter name, after their types were found to be right. */
record Arguments(Function function, Map<String, Node> given, Node.Call call) {
  Arguments {
    given = Map.copyOf(given);
  }

  /** A literal text; empty for a required argument that is missing, null if it is left out. */
  @Nullable String text(String parameter) {
    Node node = given.get(parameter);
    if (node instanceof Node.StringLiteral literal) {
      return literal.value();
    }
    boolean optional =
        function.parameters().stream().anyMatch(p -> p.name().equals(parameter) && p.optional());
    return node == null && !optional ? "" : null;
  }

  String textOr(String parameter, String otherwise) {
    String text = text(parameter);
    return text == null ? otherwise : text;
  }

  /** Elements of a list literal; empty if there is none. */
  List<Node> list(String parameter) {
    return given.get(parameter) instanceof Node.ListLiteral list ? list.elements() : List.of();
  }

  /** Where the argument stands, or the function's name if it is missing. */
  TextRange range(String parameter) {
    Node node = given.get(parameter);
    return node == null ? call.nameRange() : node.range();
  }

  Optional<Finding> refuse(
      String parameter,
      Category category,
      Predicate<String> bad,
      String message,
      @Nullable String hint) {
    String text = text(parameter);
    return text != null && bad.test(text)
        ? Optional.of(new Finding(category, range(parameter), message, hint))
        : Optional.empty();
  }
}
