package dev.kubectl.telemetry.ide.hover;

import dev.kubectl.telemetry.ide.completion.FunctionCalls;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.ottl.OttlTree;
import dev.kubectl.telemetry.ide.ottl.OttlWords;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.sketch.ScalarContent;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.List;
import java.util.Optional;

/** What stands inside of a condition or statement. */
final class OttlHover {
  private final ScalarContent content;

  private OttlHover(ScalarContent content) {
    this.content = content;
  }

  static Optional<HoverText> at(CursorPlace.OttlText place) {
    ScalarContent content = place.scalar().content();
    int offset = content.toCodePoints(place.index());
    List<Node> way = OttlTree.of(place.textKind(), content.text()).wayTo(offset);
    if (way.isEmpty()) {
      return Optional.empty();
    }
    Node parent = way.size() > 1 ? way.get(way.size() - 2) : way.getLast();
    return new OttlHover(content).node(way.getLast(), parent, offset);
  }

  private Optional<HoverText> node(Node node, Node parent, int offset) {
    return switch (node) {
      case Node.Call call -> function(call.name(), call.nameRange(), offset);
      case Node.FunctionReference function -> function(function.name(), function.range(), offset);
      case Node.Path path -> path(path);
      case Node.EnumSymbol symbol ->
          Optional.ofNullable(OttlWords.symbols().get(symbol.name()))
              .map(value -> text("`" + symbol.name() + "` = " + value, symbol.range()));
      case Node.StringLiteral literal -> literal(literal, parent);
      case Node.BytesLiteral bytes ->
          Optional.of(text(bytes.hex().length() / 2 + " bytes", bytes.range()));
      case Node.NilLiteral nil ->
          Optional.of(text("`nil`: nothing; the field is not there", nil.range()));
      case Node.Logical _,
          Node.Not _,
          Node.Comparison _,
          Node.Group _,
          Node.Arithmetic _,
          Node.Signed _,
          Node.IntLiteral _,
          Node.FloatLiteral _,
          Node.BooleanLiteral _,
          Node.ListLiteral _,
          Node.MapLiteral _,
          Node.Missing _ ->
          Optional.empty();
    };
  }

  private Optional<HoverText> function(String name, TextRange range, int offset) {
    Function function = OttlWords.functions().get(name);
    if (function == null || offset < range.start() || offset > range.end()) {
      return Optional.empty();
    }
    return Optional.of(
        text(
            "```ottl\n"
                + FunctionCalls.signature(function)
                + "\n```\n"
                + FunctionCalls.documentation(function),
            range));
  }

  private Optional<HoverText> path(Node.Path path) {
    return OttlWords.path(path.text())
        .map(known ->
            text(
                "`"
                    + known.text()
                    + "`: "
                    + known.path().kind()
                    + (known.summary().isEmpty() ? "" : "\n\n" + known.summary()),
                path.range()));
  }

  private Optional<HoverText> literal(Node.StringLiteral literal, Node parent) {
    if (parent instanceof Node.Path) {
      for (OttlWords.Attribute attribute : OttlWords.attributes()) {
        if (attribute.name().equals(literal.value())) {
          return Optional.of(
              text("`" + attribute.name() + "`\n\n" + attribute.summary(), literal.range()));
        }
      }
    }
    return AmountWords.of(literal.value()).map(words -> text(words, literal.range()));
  }

  private HoverText text(String markdown, TextRange range) {
    return new HoverText(
        markdown,
        new TextSpan(
            content.place(content.fromCodePoints(range.start())),
            content.place(content.fromCodePoints(range.end()))));
  }
}
