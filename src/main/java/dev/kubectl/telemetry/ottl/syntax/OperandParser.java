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
 * Calls, paths, and the keys behind both.
 *
 * <p>A key is read for good, except directly in a list: there {@code [a [1+1]]} are two elements,
 * because {@code [1+1]} is no key. So the key is tried, and taken back if it is none. Places where
 * that failed are remembered, so that nesting does not multiply the work.
 */
abstract class OperandParser extends ParserState {
  private final Set<Integer> brokenKeys = new HashSet<>();

  OperandParser(TokenReader in, Vocabulary vocabulary, @Nullable Cursor cursor) {
    super(in, vocabulary, cursor);
  }

  /** Reads operators at least as strong as {@code weakest} and their operands. */
  abstract Node expression(Operator weakest, boolean inList);

  abstract Node operand(Operator weakest, boolean inList);

  abstract Node value(boolean inList);

  Node string() {
    Token token = in.next();
    return new Node.StringLiteral(StringLiterals.unquote(token.text()), token.range());
  }

  /** Whether the name that starts here is called. */
  boolean callFollows() {
    return TokenReader.isMark(in.behindName(), TokenKind.LEFT_PAREN);
  }

  Node call(boolean inList) {
    Name name = in.name();
    Token open = in.next();
    List<Node.Argument> arguments = new ArrayList<>();
    if (tooDeep(open)) {
      return new Node.Call(name.text(), name.range(), arguments, List.of(), name.range());
    }
    if (in.at(TokenKind.RIGHT_PAREN)) {
      expectArgument(name.text(), arguments);
    }
    boolean more = !in.at(TokenKind.RIGHT_PAREN);
    while (more) {
      arguments.add(argument(name.text(), arguments));
      more = in.atMark(TokenKind.COMMA);
      if (more) {
        in.next();
      }
    }
    if (in.atMark(TokenKind.RIGHT_PAREN)) {
      in.next();
    } else {
      report(advice.unclosedCall(open));
    }
    depth--;
    TextRange head = new TextRange(name.range().start(), in.previousEnd());
    List<Node.Key> keys = keys(null, inList);
    TextRange range = keys.isEmpty() ? head : head.union(keys.getLast().range());
    return new Node.Call(name.text(), name.range(), arguments, keys, range);
  }

  private Node.Argument argument(String function, List<Node.Argument> before) {
    expectArgument(function, before);
    Name name = null;
    int start = in.peek().start();
    if (in.at(TokenKind.LOWERCASE) && in.behindName().kind() == TokenKind.EQUAL) {
      name = in.name();
      in.next();
    }
    Node value;
    if (in.at(TokenKind.UPPERCASE) && !callFollows() && in.peek(1).kind() == TokenKind.LOWERCASE) {
      Name reference = in.name();
      value = new Node.FunctionReference(reference.text(), reference.range());
    } else {
      value = value(false);
    }
    TextRange range = new TextRange(Math.min(start, value.range().start()), value.range().end());
    return name == null
        ? new Node.Argument(null, null, value, range)
        : new Node.Argument(name.text(), name.range(), value, range);
  }

  Node path(boolean inList) {
    List<Node.Segment> segments = new ArrayList<>();
    int start = in.peek().start();
    boolean more = true;
    while (more) {
      Token name = in.next();
      segments.add(segment(segments, name, inList));
      more = in.at(TokenKind.DOT) || dotInQuotes();
      if (more && in.peek(1).kind() != TokenKind.LOWERCASE) {
        report(advice.brokenPath());
        int end = in.next().end();
        expect(segmentBehind(segments));
        segments.add(new Node.Segment("", List.of(), new TextRange(end, end)));
        more = false;
      } else if (more) {
        in.next();
      }
    }
    return new Node.Path(segments, new TextRange(start, segments.getLast().range().end()));
  }

  private boolean dotInQuotes() {
    return in.atMark(TokenKind.DOT) && in.peek(1).kind() == TokenKind.LOWERCASE;
  }

  private Node.Segment segment(List<Node.Segment> before, Token name, boolean inList) {
    if (cursor != null) {
      cursor.offer(name.start(), name.end(), segmentBehind(before));
    }
    List<Node.Key> keys = keys(name.text(), inList);
    TextRange range = keys.isEmpty() ? name.range() : name.range().union(keys.getLast().range());
    return new Node.Segment(name.text(), keys, range);
  }

  private List<Node.Key> keys(@Nullable String path, boolean inList) {
    if (!in.atMark(TokenKind.LEFT_BRACKET)) {
      return List.of();
    }
    List<Node.Key> keys = new ArrayList<>();
    while (in.atMark(TokenKind.LEFT_BRACKET)) {
      Node.Key key = inList ? triedKey(path) : key(path);
      if (key == null) {
        break;
      }
      keys.add(key);
    }
    return keys;
  }

  private Node.@Nullable Key triedKey(@Nullable String path) {
    int start = in.position();
    if (brokenKeys.contains(start)) {
      return null;
    }
    Finding before = broken;
    broken = null;
    Node.Key key = key(path);
    Finding failure = broken;
    if (failure != null && failure.category() == Category.SYNTAX_DEPTH) {
      return key;
    }
    broken = before;
    if (failure != null) {
      in.moveTo(start);
      return null;
    }
    return key;
  }

  private Node.Key key(@Nullable String path) {
    int start = in.position();
    Token open = in.next();
    if (tooDeep(open)) {
      return new Node.Key(new Node.Missing(open.range()), open.range());
    }
    boolean intact = broken == null;
    expect(new Expected.Key(path));
    Node value;
    if (in.at(TokenKind.STRING)) {
      value = string();
    } else if (in.at(TokenKind.INT)) {
      value = operand(Operator.MULT_DIV, false);
    } else {
      value = expression(Operator.ADD_SUB, false);
      if (!Shape.isArithmetic(value)) {
        report(advice.noKey(open, value));
      }
    }
    if (in.atMark(TokenKind.RIGHT_BRACKET)) {
      in.next();
    } else {
      report(advice.unclosedKey(open, value));
    }
    depth--;
    if (intact && broken != null) {
      brokenKeys.add(start);
    }
    return new Node.Key(value, from(open));
  }
}
