package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.TokenReader.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of one text into a tree, by precedence climbing over {@link Operator}.
 *
 * <p>The reference's grammar knows conditions and values as separate rules and tries one after the
 * other. Here both are one expression that is read once; {@link Shape} decides afterwards whether
 * it may stand where it stands. That accepts the same texts in linear time.
 *
 * <p>The first break of the grammar is reported, later ones are usually its consequences.
 */
abstract class ExpressionParser extends OperandParser {
  /** Places of strings that look like an opening parenthesis and are none. */
  private final Set<Integer> plainTexts = new HashSet<>();

  ExpressionParser(TokenReader in, Vocabulary vocabulary, @Nullable Cursor cursor) {
    super(in, vocabulary, cursor);
  }

  @Override
  final Node expression(Operator weakest, boolean inList) {
    Node left = operand(weakest, inList);
    while (true) {
      Operator operator = Operator.binary(in.peek().kind());
      if (operator == null
          || operator.strength < weakest.strength
          || (inList && startsElement(left, operator))) {
        expect(Shape.isCondition(left) ? new Expected.Conjunction() : new Expected.Operator());
        return left;
      }
      left =
          switch (operator) {
            case OR, AND -> logical(operator, left);
            case COMPARISON -> comparison(left);
            case ADD_SUB -> arithmetic(Operator.ADD_SUB, Operator.MULT_DIV, left, inList);
            case MULT_DIV -> arithmetic(Operator.MULT_DIV, Operator.MULT_DIV, left, inList);
            case NOT -> left;
          };
    }
  }

  /** In a list {@code ["a" -1]} are two elements: a sign behind what is no number is a sign. */
  private static boolean startsElement(Node before, Operator operator) {
    return operator == Operator.ADD_SUB && !Shape.isArithmetic(before);
  }

  private Node logical(Operator operator, Node first) {
    List<Node> operands = new ArrayList<>();
    operands.add(condition(first));
    TokenKind kind = in.peek().kind();
    while (in.at(kind)) {
      in.next();
      operands.add(
          condition(expression(operator == Operator.OR ? Operator.AND : Operator.NOT, false)));
    }
    TextRange range = first.range().union(operands.getLast().range());
    return new Node.Logical(operator == Operator.AND, operands, range);
  }

  private Node comparison(Node left) {
    if (left instanceof Node.Comparison || left instanceof Node.Not) {
      report(advice.chainedComparison());
    }
    checkValue(left);
    Token operator = in.next();
    Node right = value(false);
    TextRange range = left.range().union(right.range());
    return new Node.Comparison(left, operator.text(), operator.range(), right, range);
  }

  private Node arithmetic(Operator operator, Operator tighter, Node first, boolean inList) {
    List<Node> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    operands.add(first);
    TokenKind kind = in.peek().kind();
    while (in.at(kind)) {
      if (!Shape.isArithmetic(operands.getLast())) {
        report(advice.noOperand(operands.getLast(), in.peek()));
      }
      operators.add(in.next().text());
      operands.add(
          operator == Operator.MULT_DIV
              ? operand(Operator.MULT_DIV, inList)
              : expression(tighter, inList));
    }
    if (!Shape.isArithmetic(operands.getLast())) {
      report(advice.noOperand(operands.getLast(), in.peek()));
    }
    TextRange range = first.range().union(operands.getLast().range());
    return new Node.Arithmetic(operands, operators, range);
  }

  final Node condition(Node node) {
    if (!Shape.isCondition(node)) {
      report(advice.noCondition(node));
    }
    return node;
  }

  @Override
  final Node value(boolean inList) {
    Node node = expression(Operator.ADD_SUB, inList);
    checkValue(node);
    return node;
  }

  private void checkValue(Node node) {
    if (!Shape.isValue(node)) {
      report(advice.noValue(node));
    }
  }

  @Override
  final Node operand(Operator weakest, boolean inList) {
    expect(
        weakest.strength <= Operator.NOT.strength
            ? new Expected.Condition()
            : new Expected.Value());
    Token token = in.peek();
    return switch (token.kind()) {
      case NOT -> not(weakest);
      case ADD_SUB -> signed(inList);
      case LEFT_PAREN -> group();
      case LEFT_BRACKET -> list();
      case LEFT_BRACE -> map();
      case UPPERCASE -> capital(inList);
      case LOWERCASE -> callFollows() ? call(inList) : path(inList);
      case BYTES, FLOAT, INT -> number();
      case STRING -> text(weakest);
      case NIL -> new Node.NilLiteral(in.next().range());
      case BOOLEAN -> new Node.BooleanLiteral(in.next().text().equals("true"), token.range());
      case OR,
          AND,
          COMPARISON,
          MULT_DIV,
          EQUAL,
          RIGHT_PAREN,
          RIGHT_BRACE,
          RIGHT_BRACKET,
          COLON,
          COMMA,
          DOT,
          END -> {
        report(advice.unexpected());
        yield new Node.Missing(new TextRange(token.start(), token.start()));
      }
    };
  }

  private Node text(Operator weakest) {
    Node group = in.atMark(TokenKind.LEFT_PAREN) ? triedGroup(weakest) : null;
    if (group != null) {
      return group;
    }
    return string();
  }

  /** A parenthesis that is opened by a string; null, and nothing read, if it is just a string. */
  private @Nullable Node triedGroup(Operator weakest) {
    int start = in.position();
    if (plainTexts.contains(start)) {
      return null;
    }
    Finding before = broken;
    broken = null;
    Node group = group();
    Finding failure = broken;
    if (failure != null && failure.category() == Category.SYNTAX_DEPTH) {
      return group;
    }
    broken = before;
    boolean fits = weakest.strength <= Operator.COMPARISON.strength || Shape.isArithmetic(group);
    if (failure == null && fits) {
      return group;
    }
    plainTexts.add(start);
    in.moveTo(start);
    return null;
  }

  private Node not(Operator weakest) {
    Token first = in.next();
    if (weakest.strength > Operator.NOT.strength) {
      report(advice.misplacedNot(first));
    }
    while (in.at(TokenKind.NOT)) {
      report(advice.misplacedNot(in.next()));
    }
    Node operand = condition(expression(Operator.COMPARISON, false));
    return new Node.Not(operand, first.range().union(operand.range()));
  }

  private Node signed(boolean inList) {
    Token sign = in.next();
    while (in.at(TokenKind.ADD_SUB)) {
      report(advice.secondSign());
      in.next();
    }
    Node operand =
        switch (in.peek().kind()) {
          case NOT, ADD_SUB -> new Node.Missing(in.peek().range());
          default -> operand(Operator.MULT_DIV, inList);
        };
    if (!Shape.isArithmetic(operand)) {
      report(advice.noOperand(operand, sign));
    }
    return new Node.Signed(sign.text().equals("-"), operand, sign.range().union(operand.range()));
  }

  private Node number() {
    Token token = in.next();
    Node literal = NumberLiterals.read(token);
    if (literal instanceof Node.Missing) {
      report(NumberLiterals.refusal(token));
    }
    return literal;
  }

  private Node group() {
    Token open = in.next();
    if (tooDeep(open)) {
      return new Node.Missing(open.range());
    }
    Node inner = expression(Operator.OR, false);
    if (!in.atMark(TokenKind.RIGHT_PAREN)) {
      report(advice.unclosed(open, inner));
    } else {
      in.next();
    }
    depth--;
    if (!Shape.isCondition(inner) && !Shape.isArithmetic(inner)) {
      report(advice.noGroup(inner));
    }
    return new Node.Group(inner, from(open));
  }

  private Node capital(boolean inList) {
    if (callFollows()) {
      return call(inList);
    }
    if (in.peek(1).kind() == TokenKind.LOWERCASE) {
      report(advice.looseName());
      Name name = in.name();
      return new Node.FunctionReference(name.text(), name.range());
    }
    Token symbol = in.next();
    return new Node.EnumSymbol(symbol.text(), symbol.range());
  }

  private Node list() {
    Token open = in.next();
    List<Node> elements = new ArrayList<>();
    if (tooDeep(open)) {
      return new Node.ListLiteral(elements, open.range());
    }
    boolean commas = false;
    boolean more = !in.at(TokenKind.RIGHT_BRACKET);
    while (more) {
      if (in.at(TokenKind.COMMA) || (commas && in.atMark(TokenKind.COMMA))) {
        in.next();
        commas = true;
      }
      int before = in.position();
      elements.add(value(!commas));
      boolean progress = in.position() > before;
      more = progress && (commas ? in.atMark(TokenKind.COMMA) : !endsList());
    }
    if (in.atMark(TokenKind.RIGHT_BRACKET)) {
      in.next();
    } else {
      report(advice.unclosedList(open));
    }
    depth--;
    return new Node.ListLiteral(elements, from(open));
  }

  private boolean endsList() {
    return in.at(TokenKind.RIGHT_BRACKET) || in.at(TokenKind.END);
  }

  /** A string may be the closing brace only if it is no key. */
  private boolean endsMap() {
    return in.atMark(TokenKind.RIGHT_BRACE) && !TokenReader.isMark(in.peek(1), TokenKind.COLON);
  }

  private Node map() {
    Token open = in.next();
    List<Node.Entry> entries = new ArrayList<>();
    if (tooDeep(open)) {
      return new Node.MapLiteral(entries, open.range());
    }
    while (in.at(TokenKind.STRING) && !endsMap()) {
      Token key = in.next();
      if (in.atMark(TokenKind.COLON)) {
        in.next();
      } else {
        report(advice.unexpected());
      }
      Node value = value(false);
      entries.add(new Node.Entry(StringLiterals.unquote(key.text()), key.range(), value));
      if (in.atMark(TokenKind.COMMA)) {
        in.next();
      }
    }
    if (in.atMark(TokenKind.RIGHT_BRACE)) {
      in.next();
    } else {
      report(advice.unclosedMap(open));
    }
    depth--;
    return new Node.MapLiteral(entries, from(open));
  }
}
