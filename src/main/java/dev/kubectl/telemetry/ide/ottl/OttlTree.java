package dev.kubectl.telemetry.ide.ottl;

import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Children;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of one text, looked at from a place in it. Offsets are in code points. */
public record OttlTree(ParsedText parsed) {

  public static OttlTree of(TextKind kind, String text) {
    return new OttlTree(
        switch (kind) {
          case STATEMENT -> Parser.statement(text, Catalogue.current());
          case CONDITION -> Parser.condition(text, Catalogue.current());
        });
  }

  /** The nodes around a place, the innermost last. */
  public List<Node> wayTo(int offset) {
    List<Node> way = new ArrayList<>();
    Node node = holds(parsed.root().range(), offset) ? parsed.root() : parsed.where();
    while (node != null && holds(node.range(), offset)) {
      way.add(node);
      node = childAt(node, offset);
    }
    return List.copyOf(way);
  }

  private static @Nullable Node childAt(Node node, int offset) {
    @Nullable Node found = null;
    for (Node child : Children.withoutCallKeys(node)) {
      if (holds(child.range(), offset)) {
        found = child;
      }
    }
    return found;
  }

  private static boolean holds(TextRange range, int offset) {
    return range.start() <= offset && offset <= range.end();
  }
}
