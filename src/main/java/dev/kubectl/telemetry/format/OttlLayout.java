package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.ottl.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement or condition as it should look: what stands between its tokens. Nothing but white
 * space between tokens is decided here, and a token is always its own author's.
 *
 * <p>One blank around operators and keywords and behind commas, none inside brackets, none between
 * a name and what belongs to it.
 */
final class OttlLayout {
  /** How a mapping's colon is written. */
  enum Colon {
    /** {@code {"a": 1}}. */
    SPACED,
    /** {@code {"a":1}}: in a plain scalar, a colon with a blank would be YAML's. */
    TIGHT
  }

  /**
   * One line of a text laid out.
   *
   * @param depth how far it is indented: 0 for the first line
   */
  record Line(int depth, String text) {}

  private final List<Token> tokens;
  private final Marks marks;

  private OttlLayout(ParsedText parsed) {
    List<Token> all = Parser.tokens(parsed.text());
    this.tokens = all.subList(0, all.size() - 1);
    this.marks = Marks.of(parsed, tokens);
  }

  static ParsedText parse(TextKind kind, String text) {
    return switch (kind) {
      case STATEMENT -> Parser.statement(text, Catalogue.current());
      case CONDITION -> Parser.condition(text, Catalogue.current());
    };
  }

  /** The layout of a text without findings. */
  static OttlLayout of(ParsedText parsed) {
    if (!parsed.findings().isEmpty()) {
      throw new IllegalArgumentException("a broken text has no layout");
    }
    return new OttlLayout(parsed);
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Whether a text between quotes goes over several lines; no line of it may be moved. */
  boolean hasLineBreakInToken() {
    return tokens.stream()
        .anyMatch(token -> token.text().indexOf('\n') >= 0 || token.text().indexOf('\r') >= 0);
  }

  /** What stands before the token with this index, of all but the first. */
  String gap(int index, Colon colon) {
    Token before = tokens.get(index - 1);
    Token next = tokens.get(index);
    return isTight(before, next, colon) ? "" : " ";
  }

  private boolean isTight(Token before, Token next, Colon colon) {
    boolean belongs =
        switch (next.kind()) {
          case COMMA, COLON, DOT, EQUAL, RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> true;
          case LEFT_PAREN -> isName(before) && before.start() != marks.where();
          case LEFT_BRACKET -> marks.isKey(next);
          case UPPERCASE -> before.kind() == TokenKind.LOWERCASE && marks.isInsideName(next);
          case LOWERCASE -> before.kind() == TokenKind.UPPERCASE && marks.isInsideName(next);
          case BYTES, FLOAT, INT, STRING, NIL, NOT, OR, AND, BOOLEAN, END -> false;
          case COMPARISON, ADD_SUB, MULT_DIV, LEFT_BRACE -> false;
        };
    return belongs
        || switch (before.kind()) {
          case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE, DOT, EQUAL -> true;
          case COLON -> colon == Colon.TIGHT;
          case ADD_SUB -> marks.isSign(before);
          case BYTES, FLOAT, INT, STRING, NIL, NOT, OR, AND, BOOLEAN, END -> false;
          case COMPARISON, MULT_DIV, RIGHT_PAREN, RIGHT_BRACE, RIGHT_BRACKET, COMMA -> false;
          case UPPERCASE, LOWERCASE -> false;
        };
  }

  private static boolean isName(Token token) {
    return token.kind() == TokenKind.UPPERCASE || token.kind() == TokenKind.LOWERCASE;
  }

  /**
   * The text in lines of at most this many characters, where it can be: broken before {@code
   * where}, then before the {@code and} or {@code or} that binds least, and so on inwards while a
   * line is too long.
   *
   * @param step how many columns one step of depth takes
   */
  List<Line> lines(int width, int step) {
    List<Line> lines = new ArrayList<>();
    addLines(0, tokens.size(), 0, width, step, lines);
    return lines;
  }

  private void addLines(int from, int to, int depth, int width, int step, List<Line> lines) {
    Line whole = new Line(depth, text(from, to));
    int length = depth * step + whole.text().codePointCount(0, whole.text().length());
    List<Integer> breaks = length <= width ? List.of() : marks.weakestBreaks(from + 1, to);
    if (breaks.isEmpty()) {
      lines.add(whole);
      return;
    }
    // The parts of the whole text are side by side; a part of a part belongs to it.
    int inner = from == 0 && to == tokens.size() ? depth : depth + 1;
    int start = from;
    for (int next : breaks) {
      addLines(start, next, start == from ? depth : inner, width, step, lines);
      start = next;
    }
    addLines(start, to, inner, width, step, lines);
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder(tokens.get(from).text());
    for (int i = from + 1; i < to; i++) {
      text.append(gap(i, Colon.SPACED)).append(tokens.get(i).text());
    }
    return text.toString();
  }
}
