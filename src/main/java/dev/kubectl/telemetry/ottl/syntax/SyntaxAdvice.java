package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words for breaks of the grammar. Each method is called with the reader standing at the token that
 * cannot be read, and looks around for the mistake behind it.
 */
final class SyntaxAdvice {
  private static final Map<String, String> FOREIGN_WORDS =
      Map.ofEntries(
          Map.entry("in", "Use ContainsValue([\"a\", \"b\"], metric.name)"),
          Map.entry("matches", "Use IsMatch(metric.name, \"pattern\")"),
          Map.entry(
              "contains", "Use IsMatch(metric.name, \"pattern\"), or ContainsValue for lists"),
          Map.entry("like", "Use IsMatch(metric.name, \"pattern\")"),
          Map.entry("is", "Use '=='"),
          Map.entry("eq", "Use '=='"),
          Map.entry("ne", "Use '!='"),
          Map.entry("gt", "Use '>'"),
          Map.entry("lt", "Use '<'"),
          Map.entry("if", "Use 'where'"),
          Map.entry("when", "Use 'where'"),
          Map.entry("where", "Only statements have a 'where'; in conditions write 'and'"));

  private final TokenReader in;
  private final Vocabulary vocabulary;

  SyntaxAdvice(TokenReader in, Vocabulary vocabulary) {
    this.in = in;
    this.vocabulary = vocabulary;
  }

  Finding unexpected() {
    Token token = in.peek();
    return switch (token.kind()) {
      case END ->
          token(
              range(token.start(), token.end()), "The text ends here, something is missing", null);
      case EQUAL ->
          token("'=' does not compare", "Use '=='; to change data write set(path, value)");
      case COMPARISON -> token("A value is missing before '" + token.text() + "'", null);
      case RIGHT_PAREN -> token("This parenthesis closes nothing", "Remove it, or add '(' before");
      case RIGHT_BRACKET, RIGHT_BRACE ->
          token("'" + token.text() + "' closes nothing, or something is missing before it", null);
      case LEFT_BRACKET ->
          token("Only paths and converter calls can be indexed", "Store the value in a path first");
      case OR, AND -> token("'" + token.text() + "' needs a condition on both sides", null);
      case NOT -> token("'not' stands before a whole condition", "Write: not metric.name == \"x\"");
      case UPPERCASE, LOWERCASE -> word();
      case STRING ->
          token("A string is not expected here", "A comma or an operator is missing before it");
      case BYTES,
          FLOAT,
          INT,
          NIL,
          BOOLEAN,
          ADD_SUB,
          MULT_DIV,
          LEFT_PAREN,
          LEFT_BRACE,
          COLON,
          COMMA,
          DOT ->
          token("'" + token.text() + "' is not expected here", null);
    };
  }

  private Finding word() {
    String word = wordHere();
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("and") || lower.equals("or") || lower.equals("not")) {
      return token(
          wordRange(), "'" + word + "' must be written in small letters", "Write '" + lower + "'");
    }
    if (lower.equals("where") && !word.equals("where")) {
      return token(wordRange(), "'" + word + "' must be written in small letters", "Write 'where'");
    }
    String hint = FOREIGN_WORDS.get(lower);
    if (hint != null) {
      return token(wordRange(), "There is no operator '" + word + "'", hint);
    }
    return token(
        wordRange(),
        "'" + word + "' is not expected here",
        "An operator or a comma is missing before it");
  }

  Finding noEditor() {
    for (int ahead = 0; in.peek(ahead).kind() != TokenKind.END; ahead++) {
      TokenKind kind = in.peek(ahead).kind();
      if (kind == TokenKind.EQUAL) {
        return token(in.peek(ahead).range(), "'=' does not assign", "Write set(path, value)");
      }
      if (kind == TokenKind.COMPARISON) {
        return token(
            "This is a condition; a statement calls an editor",
            "Write set(path, value) and put the test behind 'where'");
      }
    }
    return token("A statement starts with an editor call", "For example: set(metric.name, \"x\")");
  }

  Finding chainedComparison() {
    return token("Comparisons cannot be chained", "Join two comparisons with 'and'");
  }

  Finding noCondition(Node node) {
    if (in.at(TokenKind.EQUAL) || (in.peek().isName() && !(node instanceof Node.Call))) {
      return unexpected();
    }
    return switch (node) {
      case Node.Call call -> noCondition(call);
      case Node.Path path ->
          token(
              range(path.range().end(), path.range().end()),
              "'" + path.text() + "' alone is no condition",
              "Compare it, for example: " + path.text() + " == true");
      case Node.Group group -> noGroup(group.inner());
      default ->
          token(
              node.range(),
              "A value alone is no condition",
              "Compare it with something, for example '== \"x\"'");
    };
  }

  private Finding noCondition(Node.Call call) {
    if (vocabulary.isEditor(call.name())) {
      return token(
          call.nameRange(),
          "'" + call.name() + "' changes data; conditions may only test",
          "Move it to the statements of a transform");
    }
    return token(
        call.nameRange(),
        "Functions in conditions start with a capital letter",
        vocabulary.converterLike(call.name()).map(name -> "Write '" + name + "'").orElse(null));
  }

  Finding noValue(Node node) {
    return switch (node) {
      case Node.FunctionReference reference ->
          token(
              reference.range(),
              "A function name alone is no value here",
              "Call it: " + reference.name() + "(…)");
      case Node.Not not -> token(not.range(), "A condition is no value", null);
      default ->
          token(
              node.range(),
              "A condition is no value",
              "Only arithmetic may stand in this parenthesis");
    };
  }

  Finding noOperand(Node operand, Token operator) {
    String hint =
        operand instanceof Node.StringLiteral
            ? "Join texts with Concat([\"a\", \"b\"], \"\")"
            : "Use numbers, paths and converter calls";
    return token(operand.range(), "This cannot be an operand of '" + operator.text() + "'", hint);
  }

  Finding noGroup(Node inner) {
    return inner instanceof Node.Missing
        ? token(inner.range(), "The parenthesis is empty", null)
        : token(
            inner.range(),
            "This cannot stand in a parenthesis of its own",
            "Remove the parenthesis");
  }

  Finding misplacedNot(Token not) {
    return token(
        not.range(),
        "'not' stands before a whole condition",
        "Write it once, before the comparison");
  }

  Finding secondSign() {
    return token("An operand has one sign at most", "Use a parenthesis: -(-1)");
  }

  Finding unclosed(Token open, Node inner) {
    boolean ended = in.at(TokenKind.END);
    if (ended) {
      return token(open.range(), "This parenthesis is never closed", "Add ')'");
    }
    return inner instanceof Node.Missing ? noGroup(inner) : unexpected();
  }

  Finding unclosedCall(Token open) {
    return in.at(TokenKind.END)
        ? token(open.range(), "This parenthesis is never closed", "Add ')'")
        : unexpected();
  }

  Finding noKey(Token open, Node value) {
    return value instanceof Node.Missing
        ? token(open.range(), "A key is missing in this bracket", "Write a string or a number")
        : token(
            value.range(),
            "This cannot be a key",
            "Use a string, an integer, a path or a converter call");
  }

  Finding unclosedKey(Token open, Node value) {
    return token(
        range(open.start(), value.range().end()),
        "The bracket is not closed behind the key",
        "Add ']'; a key is a single string or number");
  }

  Finding unclosedList(Token open) {
    return in.at(TokenKind.END)
        ? token(open.range(), "This list is never closed", "Add ']'")
        : unexpected();
  }

  Finding unclosedMap(Token open) {
    return in.at(TokenKind.END)
        ? token(open.range(), "This map is never closed", "Add '}'")
        : token("A map entry is a quoted key, ':' and a value", "For example: {\"key\": 1}");
  }

  Finding looseName() {
    String word = wordHere();
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "and", "or", "not", "where" -> word();
      case "none", "null", "nil" -> token(wordRange(), "'" + word + "' is no value", "Write 'nil'");
      case "true", "false" ->
          token(wordRange(), "'" + word + "' is no value", "Write '" + lower + "'");
      default ->
          token(
              wordRange(),
              "'" + word + "' is neither a call nor an enum symbol",
              "Put text into double quotes; call functions with '('");
    };
  }

  Finding brokenPath() {
    Token behind = in.peek(1);
    String found = behind.kind() == TokenKind.END ? "" : ", not '" + behind.text() + "'";
    return token(
        range(in.peek().start(), Math.max(in.peek().end(), behind.end())),
        "A path segment in small letters must follow the dot" + found,
        behind.kind() == TokenKind.LEFT_BRACKET ? "Remove the dot before '['" : null);
  }

  static Finding tooDeep(Token open, int limit) {
    return new Finding(
        Category.SYNTAX_DEPTH,
        open.range(),
        "Nested deeper than " + limit + " levels",
        "Simplify the expression");
  }

  private String wordHere() {
    StringBuilder word = new StringBuilder();
    for (int ahead = 0; ahead < in.nameLength(); ahead++) {
      if (ahead > 0 && in.peek(ahead).start() > in.peek(ahead - 1).end()) {
        break;
      }
      word.append(in.peek(ahead).text());
    }
    return word.toString();
  }

  private TextRange wordRange() {
    return range(in.peek().start(), in.peek().start() + wordHere().length());
  }

  private Finding token(String message, @Nullable String hint) {
    return token(in.peek().range(), message, hint);
  }

  private static Finding token(TextRange range, String message, @Nullable String hint) {
    return new Finding(Category.SYNTAX_TOKEN, range, message, hint);
  }

  private static TextRange range(int start, int end) {
    return new TextRange(start, end);
  }
}
