package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of one text. Chains of equal operators are one node with many operands, so
 * the depth of a tree depends on nesting alone.
 */
public sealed interface Node {
  TextRange range();

  /** Operands joined by {@code and} or by {@code or}. */
  record Logical(boolean and, List<Node> operands, TextRange range) implements Node {
    public Logical {
      operands = List.copyOf(operands);
    }
  }

  record Not(Node operand, TextRange range) implements Node {}

  /** {@code operator} is one of {@code == != < > <= >=}. */
  record Comparison(
      Node left, String operator, TextRange operatorRange, Node right, TextRange range)
      implements Node {}

  /** A parenthesis around a condition or around arithmetic. */
  record Group(Node inner, TextRange range) implements Node {}

  /** Operands joined by operators of one strength; {@code operators} is one shorter. */
  record Arithmetic(List<Node> operands, List<String> operators, TextRange range) implements Node {
    public Arithmetic {
      operands = List.copyOf(operands);
      operators = List.copyOf(operators);
    }
  }

  record Signed(boolean negative, Node operand, TextRange range) implements Node {}

  /** A call of a converter (capital first letter) or an editor. */
  record Call(
      String name, TextRange nameRange, List<Argument> arguments, List<Key> keys, TextRange range)
      implements Node {
    public Call {
      arguments = List.copyOf(arguments);
      keys = List.copyOf(keys);
    }

    /** Whether the name is spelled like a converter's. */
    public boolean isConverter() {
      return !name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    }
  }

  record Path(List<Segment> segments, TextRange range) implements Node {
    public Path {
      segments = List.copyOf(segments);
    }

    /** The first segment, if it is a context prefix: another one follows directly. */
    public Optional<Segment> prefix() {
      return segments.size() > 1 && segments.getFirst().keys().isEmpty()
          ? Optional.of(segments.getFirst())
          : Optional.empty();
    }

    /** The segments behind the prefix, or all. */
    public List<Segment> fields() {
      return prefix().isPresent() ? segments.subList(1, segments.size()) : segments;
    }

    /** The path without keys. */
    public String text() {
      StringBuilder text = new StringBuilder();
      for (Segment segment : segments) {
        text.append(text.isEmpty() ? "" : ".").append(segment.name());
      }
      return text.toString();
    }
  }

  record StringLiteral(String value, TextRange range) implements Node {}

  record IntLiteral(long value, TextRange range) implements Node {}

  record FloatLiteral(double value, TextRange range) implements Node {}

  /** {@code hex} has an even number of digits. */
  record BytesLiteral(String hex, TextRange range) implements Node {}

  record BooleanLiteral(boolean value, TextRange range) implements Node {}

  record NilLiteral(TextRange range) implements Node {}

  record EnumSymbol(String name, TextRange range) implements Node {}

  /** A converter's name that is passed without being called. */
  record FunctionReference(String name, TextRange range) implements Node {}

  record ListLiteral(List<Node> elements, TextRange range) implements Node {
    public ListLiteral {
      elements = List.copyOf(elements);
    }
  }

  record MapLiteral(List<Entry> entries, TextRange range) implements Node {
    public MapLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** Something belongs here and is not there. */
  record Missing(TextRange range) implements Node {}

  /** One name of a path; empty where the author has only written the dot. */
  record Segment(String name, List<Key> keys, TextRange range) {
    public Segment {
      keys = List.copyOf(keys);
    }
  }

  /** What stands between brackets behind a path segment or a call; the range holds the brackets. */
  record Key(Node value, TextRange range) {}

  /** An argument; name and its range are null when it is positional. */
  record Argument(
      @Nullable String name, @Nullable TextRange nameRange, Node value, TextRange range) {}

  /** An entry of a map literal. */
  record Entry(String key, TextRange keyRange, Node value) {}
}
