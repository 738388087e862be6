package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import java.util.List;
import java.util.Optional;

/**
 * OTTL in words: {@code set(resource.attributes["team"], "shop")} sets resource attribute team to
 * "shop". Meanings are those of the OTTL specification, section 7. A text that has no words, or
 * that cannot be read, is shown as it is written.
 */
public final class OttlWords {
  private OttlWords() {}

  /** What a statement does. */
  public static FlowLine statement(String text) {
    ParsedText parsed = Parser.statement(text, Catalogue.current());
    if (!parsed.findings().isEmpty() || !(parsed.root() instanceof Node.Call call)) {
      return FlowLine.code(text);
    }
    ExpressionWords expressions = new ExpressionWords(text);
    Optional<String> verb = new EditorWords(call, expressions).words();
    if (verb.isEmpty()) {
      return FlowLine.code(text);
    }
    String where = parsed.where() == null ? "" : ", where " + expressions.condition(parsed.where());
    return FlowLine.words(verb.get() + where);
  }

  /** A condition, as it stands behind "where". */
  public static String condition(String text) {
    ParsedText parsed = Parser.condition(text, Catalogue.current());
    return parsed.findings().isEmpty() ? new ExpressionWords(text).condition(parsed.root()) : text;
  }

  /** Any of some conditions, as they stand behind "where". */
  public static String anyOf(List<String> texts) {
    return String.join(", or ", texts.stream().map(OttlWords::condition).toList());
  }
}
