package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Children;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.util.ArrayList;
import java.util.List;

/**
 * What texts name, in order: the prefixes of their paths, functions and enum symbols. Context
 * inference looks at nothing else. Keys of calls and function references in mixed case do not
 * count.
 */
final class Uses {
  /** A name and where it stands. */
  record Use(String name, int text, TextRange range) {}

  /** Prefixes of paths. */
  final List<Use> prefixes = new ArrayList<>();

  /** First segments of paths without a prefix. */
  final List<Use> bare = new ArrayList<>();

  final List<Use> functions = new ArrayList<>();
  final List<Use> enums = new ArrayList<>();

  private int text;

  static Uses of(List<ParsedText> texts) {
    Uses uses = new Uses();
    for (ParsedText parsed : texts) {
      uses.visit(parsed.root());
      if (parsed.where() != null) {
        uses.visit(parsed.where());
      }
      uses.text++;
    }
    return uses;
  }

  private void visit(Node node) {
    switch (node) {
      case Node.Path path ->
          path.prefix()
              .ifPresentOrElse(
                  prefix -> prefixes.add(new Use(prefix.name(), text, prefix.range())),
                  () -> bare.add(new Use(path.segments().getFirst().name(), text, path.range())));
      case Node.Call call -> functions.add(new Use(call.name(), text, call.nameRange()));
      case Node.EnumSymbol symbol -> enums.add(new Use(symbol.name(), text, symbol.range()));
      default -> {}
    }
    for (Node child : Children.withoutCallKeys(node)) {
      visit(child);
    }
  }
}
