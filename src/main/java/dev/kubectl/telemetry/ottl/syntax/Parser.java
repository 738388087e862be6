package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text, a condition or a statement, into a tree. Whatever the text is, there is a tree.
 */
public final class Parser extends ExpressionParser {
  private Parser(TokenReader in, Vocabulary vocabulary, @Nullable Cursor cursor) {
    super(in, vocabulary, cursor);
  }

  /** Reads a condition. */
  public static ParsedText condition(String text, Vocabulary vocabulary) {
    return parse(text, false, vocabulary, null);
  }

  /** Reads a statement. */
  public static ParsedText statement(String text, Vocabulary vocabulary) {
    return parse(text, true, vocabulary, null);
  }

  /** The tokens of a text alone, for colours in an editor. */
  public static List<Token> tokens(String text) {
    return Lexer.read(text).tokens();
  }

  /**
   * What may stand at a place of a text.
   *
   * @param offset the cursor, in code points from the start
   */
  public static List<Expected> expectedAt(
      String text, boolean statement, int offset, Vocabulary vocabulary) {
    Cursor cursor = new Cursor(offset);
    parse(text, statement, vocabulary, cursor);
    return cursor.expected();
  }

  private static ParsedText parse(
      String text, boolean statement, Vocabulary vocabulary, @Nullable Cursor cursor) {
    Tokens tokens = Lexer.read(text);
    Parser parser = new Parser(new TokenReader(tokens.tokens()), vocabulary, cursor);
    Node root = statement ? parser.editor() : parser.whole();
    Node where = statement ? parser.where() : null;
    parser.end();
    List<Finding> findings = new ArrayList<>(tokens.findings());
    Finding broken = parser.broken;
    if (broken != null && tokens.repaired()) {
      findings.add(broken);
    }
    if (findings.isEmpty()) {
      findings.addAll(GrammarRules.check(root, where, statement, vocabulary));
    }
    return new ParsedText(text, statement, root, where, findings);
  }

  private Node editor() {
    expect(new Expected.Editor());
    if (in.peek().isName() && callFollows()) {
      return call(false);
    }
    report(advice.noEditor());
    return expression(Operator.OR, false);
  }

  private @Nullable Node where() {
    expect(new Expected.Where());
    if (in.atWhere()) {
      in.next();
      return whole();
    }
    return null;
  }

  private Node whole() {
    return condition(expression(Operator.OR, false));
  }

  private void end() {
    if (!in.at(TokenKind.END)) {
      report(advice.unexpected());
    }
  }
}
