package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Every path and every call that stands somewhere in a tree, in the order of the text. */
final class OttlPaths {
  private final List<Node.Path> found = new ArrayList<>();
  private final List<Node.Call> calls = new ArrayList<>();

  private OttlPaths() {}

  static List<Node.Path> in(Node node) {
    OttlPaths paths = new OttlPaths();
    paths.look(node);
    return List.copyOf(paths.found);
  }

  static List<Node.Call> calls(Node node) {
    OttlPaths paths = new OttlPaths();
    paths.look(node);
    return List.copyOf(paths.calls);
  }

  private void look(Node node) {
    switch (node) {
      case Node.Path path -> {
        found.add(path);
        path.segments().forEach(segment -> keys(segment.keys()));
      }
      case Node.Logical logical -> logical.operands().forEach(this::look);
      case Node.Not not -> look(not.operand());
      case Node.Comparison comparison -> {
        look(comparison.left());
        look(comparison.right());
      }
      case Node.Group group -> look(group.inner());
      case Node.Arithmetic arithmetic -> arithmetic.operands().forEach(this::look);
      case Node.Signed signed -> look(signed.operand());
      case Node.Call call -> {
        calls.add(call);
        call.arguments().forEach(argument -> look(argument.value()));
        keys(call.keys());
      }
      case Node.ListLiteral list -> list.elements().forEach(this::look);
      case Node.MapLiteral map -> map.entries().forEach(entry -> look(entry.value()));
      case Node.StringLiteral _,
          Node.IntLiteral _,
          Node.FloatLiteral _,
          Node.BytesLiteral _,
          Node.BooleanLiteral _,
          Node.NilLiteral _,
          Node.EnumSymbol _,
          Node.FunctionReference _,
          Node.Missing _ -> {}
    }
  }

  private void keys(List<Node.Key> keys) {
    keys.forEach(key -> look(key.value()));
  }
}
