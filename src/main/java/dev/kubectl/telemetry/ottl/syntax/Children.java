package dev.kubectl.telemetry.ottl.syntax;

import java.util.ArrayList;
import java.util.List;

/** The nodes directly below a node, from left to right. */
public final class Children {
  private Children() {}

  /** All but those in the keys of a call, which the reference never looks at before data flows. */
  public static List<Node> withoutCallKeys(Node node) {
    return switch (node) {
      case Node.Logical n -> n.operands();
      case Node.Not n -> List.of(n.operand());
      case Node.Comparison n -> List.of(n.left(), n.right());
      case Node.Group n -> List.of(n.inner());
      case Node.Arithmetic n -> n.operands();
      case Node.Signed n -> List.of(n.operand());
      case Node.Call n -> n.arguments().stream().map(Node.Argument::value).toList();
      case Node.Path n -> keys(n);
      case Node.ListLiteral n -> n.elements();
      case Node.MapLiteral n -> n.entries().stream().map(Node.Entry::value).toList();
      case Node.StringLiteral _ -> List.of();
      case Node.IntLiteral _ -> List.of();
      case Node.FloatLiteral _ -> List.of();
      case Node.BytesLiteral _ -> List.of();
      case Node.BooleanLiteral _ -> List.of();
      case Node.NilLiteral _ -> List.of();
      case Node.EnumSymbol _ -> List.of();
      case Node.FunctionReference _ -> List.of();
      case Node.Missing _ -> List.of();
    };
  }

  private static List<Node> keys(Node.Path path) {
    List<Node> keys = new ArrayList<>();
    for (Node.Segment segment : path.segments()) {
      for (Node.Key key : segment.keys()) {
        keys.add(key.value());
      }
    }
    return keys;
  }
}
