package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import java.util.List;

/**
 * The texts of one filter or transform as trees: read once for all who look at them.
 *
 * @param statements none in a filter
 */
public record ParsedEntry(List<ParsedText> conditions, List<ParsedText> statements) {
  public ParsedEntry {
    conditions = List.copyOf(conditions);
    statements = List.copyOf(statements);
  }

  /** Reads the texts with the words of one collector version. */
  public static ParsedEntry of(
      List<String> conditions, List<String> statements, Catalogue catalogue) {
    return new ParsedEntry(
        conditions.stream().map(text -> Parser.condition(text, catalogue)).toList(),
        statements.stream().map(text -> Parser.statement(text, catalogue)).toList());
  }
}
