package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A position in the tokens of a text, and the look-ahead the grammar needs. */
final class TokenReader {
  private static final Map<TokenKind, String> MARKS =
      new EnumMap<>(
          Map.of(
              TokenKind.LEFT_PAREN,
              "(",
              TokenKind.RIGHT_PAREN,
              ")",
              TokenKind.LEFT_BRACKET,
              "[",
              TokenKind.RIGHT_BRACKET,
              "]",
              TokenKind.RIGHT_BRACE,
              "}",
              TokenKind.COLON,
              ":",
              TokenKind.COMMA,
              ",",
              TokenKind.DOT,
              "."));

  private final List<Token> tokens;

  /** For each token the index behind the run of name tokens that starts there. */
  private final int[] runEnds;

  private int position;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
    this.runEnds = new int[tokens.size()];
    for (int i = tokens.size() - 1; i >= 0; i--) {
      boolean continues = i + 1 < tokens.size() && tokens.get(i + 1).isName();
      runEnds[i] = !tokens.get(i).isName() ? i : continues ? runEnds[i + 1] : i + 1;
    }
  }

  Token peek() {
    return tokens.get(position);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(position);
    if (token.kind() != TokenKind.END) {
      position++;
    }
    return token;
  }

  boolean at(TokenKind kind) {
    return peek().kind() == kind;
  }

  /** Whether a token stands here that passes for a mark, see {@link #isMark}. */
  boolean atMark(TokenKind kind) {
    return isMark(peek(), kind);
  }

  /**
   * Whether a token passes for a mark such as a comma. The reference compares marks with what a
   * token means, so a string of nothing but the mark is one, too, wherever no value may stand.
   */
  static boolean isMark(Token token, TokenKind kind) {
    return token.kind() == kind
        || (token.kind() == TokenKind.STRING && means(token, MARKS.get(kind)));
  }

  /** Whether the word {@code where} stands here, in quotes or not. */
  boolean atWhere() {
    return at(TokenKind.LOWERCASE)
        ? peek().text().equals("where")
        : at(TokenKind.STRING) && means(peek(), "where");
  }

  private static boolean means(Token string, @Nullable String text) {
    return text != null && StringLiterals.unquote(string.text()).equals(text);
  }

  int position() {
    return position;
  }

  void moveTo(int place) {
    position = place;
  }

  void moveToEnd() {
    position = tokens.size() - 1;
  }

  /** Number of name tokens from here on: {@code IsMatch} is four of them. */
  int nameLength() {
    return runEnds[position] - position;
  }

  /** The token behind the name that starts here. */
  Token behindName() {
    return tokens.get(runEnds[position]);
  }

  /** Reads a whole name, blanks inside it included. */
  Name name() {
    int end = runEnds[position];
    TextRange range = new TextRange(peek().start(), tokens.get(end - 1).end());
    if (end == position + 1) {
      return new Name(next().text(), range);
    }
    StringBuilder text = new StringBuilder();
    while (position < end) {
      text.append(next().text());
    }
    return new Name(text.toString(), range);
  }

  /** End of the token before this one. */
  int previousEnd() {
    return position == 0 ? 0 : tokens.get(position - 1).end();
  }

  record Name(String text, TextRange range) {}
}
