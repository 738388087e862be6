package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known when a text is checked: literals, enum symbols, signed and parenthesised
 * numbers, and lists and maps of only such. Calls and arithmetic never are, and a parenthesis with
 * a minus before it counts as arithmetic. Of equal keys of a map only the last one's value counts.
 */
sealed interface Literal {
  record Nil() implements Literal {}

  record Text(String value) implements Literal {}

  record Int(long value) implements Literal {}

  record Double(double value) implements Literal {}

  record Bool(boolean value) implements Literal {}

  record Bytes(String hex) implements Literal {}

  record Items(List<Literal> elements) implements Literal {
    public Items {
      elements = List.copyOf(elements);
    }
  }

  record Fields(List<Literal> values) implements Literal {
    public Fields {
      values = List.copyOf(values);
    }
  }

  /** The value of a node, or null if it depends on data. */
  static @Nullable Literal of(Node node, Map<String, Long> enums) {
    return switch (node) {
      case Node.StringLiteral n -> new Text(n.value());
      case Node.IntLiteral n -> new Int(n.value());
      case Node.FloatLiteral n -> new Double(n.value());
      case Node.BytesLiteral n -> new Bytes(n.hex());
      case Node.BooleanLiteral n -> new Bool(n.value());
      case Node.NilLiteral _ -> new Nil();
      case Node.EnumSymbol n -> enums.containsKey(n.name()) ? new Int(enums.get(n.name())) : null;
      case Node.Group n -> of(n.inner(), enums);
      case Node.Signed n ->
          n.negative() && n.operand() instanceof Node.Group
              ? null
              : signed(of(n.operand(), enums), n.negative());
      case Node.ListLiteral n -> {
        List<Literal> elements = all(n.elements(), enums);
        yield elements == null ? null : new Items(elements);
      }
      case Node.MapLiteral n -> {
        List<Literal> values = all(lasting(n), enums);
        yield values == null ? null : new Fields(values);
      }
      case Node.Logical _ -> null;
      case Node.Not _ -> null;
      case Node.Comparison _ -> null;
      case Node.Arithmetic _ -> null;
      case Node.Call _ -> null;
      case Node.Path _ -> null;
      case Node.FunctionReference _ -> null;
      case Node.Missing _ -> null;
    };
  }

  private static Collection<Node> lasting(Node.MapLiteral map) {
    Map<String, Node> values = new LinkedHashMap<>();
    map.entries().forEach(entry -> values.put(entry.key(), entry.value()));
    return values.values();
  }

  private static @Nullable List<Literal> all(Collection<Node> nodes, Map<String, Long> enums) {
    List<Literal> literals = new ArrayList<>();
    for (Node node : nodes) {
      Literal literal = of(node, enums);
      if (literal == null) {
        return null;
      }
      literals.add(literal);
    }
    return literals;
  }

  private static @Nullable Literal signed(@Nullable Literal number, boolean negative) {
    return switch (number) {
      case Int n -> new Int(negative ? -n.value() : n.value());
      case Double n -> new Double(negative ? -n.value() : n.value());
      case null, default -> null;
    };
  }

  /** Whether this is a map or a list that holds one at any depth. */
  default boolean holdsMap() {
    return switch (this) {
      case Fields _ -> true;
      case Items items -> items.elements().stream().anyMatch(Literal::holdsMap);
      case Nil _, Text _, Int _, Double _, Bool _, Bytes _ -> false;
    };
  }

  /** With its article, for messages. */
  default String words() {
    return switch (this) {
      case Nil _ -> "nil";
      case Text _ -> "a string";
      case Int _ -> "an int";
      case Double _ -> "a double";
      case Bool _ -> "a bool";
      case Bytes _ -> "a bytes value";
      case Items _ -> "a list";
      case Fields _ -> "a map";
    };
  }
}
