package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.KnownPath;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.syntax.Children;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons that are legal and can only have one outcome: a path against a literal of another
 * kind.
 */
public final class Suspicion {
  private final Names names;
  private final PathChecker paths;
  private final List<Finding> findings = new ArrayList<>();

  private Suspicion(Names names) {
    this.names = names;
    this.paths = new PathChecker(names);
  }

  /** What looks wrong in an accepted text. */
  public static List<Finding> check(ParsedText text, Names names) {
    Suspicion suspicion = new Suspicion(names);
    suspicion.visit(text.root());
    if (text.where() != null) {
      suspicion.visit(text.where());
    }
    return suspicion.findings;
  }

  private void visit(Node node) {
    if (node instanceof Node.Comparison comparison) {
      compare(comparison, comparison.left(), comparison.right());
      compare(comparison, comparison.right(), comparison.left());
    }
    for (Node child : Children.withoutCallKeys(node)) {
      visit(child);
    }
  }

  private void compare(Node.Comparison comparison, Node pathNode, Node other) {
    if (!(pathNode instanceof Node.Path path)) {
      return;
    }
    KnownPath known = paths.find(path);
    Literal literal = Literal.of(other, names.enums());
    String kind = literal == null ? null : kind(literal);
    boolean keyed = path.fields().stream().anyMatch(field -> !field.keys().isEmpty());
    if (known == null
        || kind == null
        || keyed
        || !isScalar(known.kind())
        || numeric(known.kind()).equals(kind)) {
      return;
    }
    boolean type = path.text().equals("metric.type") && kind.equals("string");
    findings.add(
        new Finding(
            Category.NEVER_TRUE,
            other.range(),
            "'"
                + path.text()
                + "' ("
                + known.kind()
                + ") compared with a "
                + kind
                + " is "
                + (comparison.operator().equals("!=") ? "always true" : "never true"),
            type ? "Compare with a symbol such as METRIC_DATA_TYPE_SUM" : null));
  }

  private static boolean isScalar(String kind) {
    return switch (kind) {
      case "string", "int", "double", "bool", "time" -> true;
      default -> false;
    };
  }

  private static String numeric(String kind) {
    return kind.equals("int") || kind.equals("double") ? "number" : kind;
  }

  private static @Nullable String kind(Literal literal) {
    return switch (literal) {
      case Literal.Text _ -> "string";
      case Literal.Int _, Literal.Double _ -> "number";
      case Literal.Bool _ -> "bool";
      case Literal.Nil _, Literal.Bytes _, Literal.Items _, Literal.Fields _ -> null;
    };
  }
}
