package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens. The rules are tried in the reference's order and the first match wins,
 * not the longest, so {@code 1e3} is an integer and a name, and {@code IsMatch} is four tokens that
 * the parser glues together again.
 *
 * <p>Characters outside the language give a finding. Where the intention is plain ({@code &&},
 * {@code 'text'}) the token that was meant is produced, so that the parser can go on.
 */
final class Lexer {
  private static final String TYPOGRAPHIC_QUOTES =
      "'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb";

  private final int[] text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean repaired = true;
  private int at;

  private Lexer(String text) {
    this.text = text.codePoints().toArray();
  }

  static Tokens read(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return new Tokens(lexer.tokens, lexer.findings, lexer.repaired);
  }

  private void run() {
    while (at < text.length) {
      int c = text[at];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
        at++;
      } else if (isDigit(c) || c == '.') {
        numberOrDot();
      } else if (c == '"') {
        string();
      } else if (c >= 'a' && c <= 'z') {
        wordOrName();
      } else if (c >= 'A' && c <= 'Z') {
        add(TokenKind.UPPERCASE, nameEnd('A', 'Z'));
      } else {
        symbol(c);
      }
    }
    tokens.add(new Token(TokenKind.END, "", text.length, text.length));
  }

  private void numberOrDot() {
    if (text[at] == '0' && peek(1) == 'x' && isHex(peek(2))) {
      int end = at + 2;
      while (end < text.length && isHex(text[end])) {
        end++;
      }
      add(TokenKind.BYTES, end);
      return;
    }
    int digits = digitsFrom(at);
    if (digits < text.length && text[digits] == '.') {
      int fraction = digitsFrom(digits + 1);
      if (digits > at || fraction > digits + 1) {
        add(TokenKind.FLOAT, exponentFrom(fraction));
        return;
      }
    }
    if (digits > at) {
      add(TokenKind.INT, digits);
    } else {
      add(TokenKind.DOT, at + 1);
    }
  }

  private int exponentFrom(int from) {
    if (from < text.length && (text[from] == 'e' || text[from] == 'E')) {
      int digits = from + 1;
      if (digits < text.length && (text[digits] == '+' || text[digits] == '-')) {
        digits++;
      }
      int end = digitsFrom(digits);
      return end > digits ? end : from;
    }
    return from;
  }

  private void string() {
    int end = at + 1;
    while (end < text.length && text[end] != '"') {
      if (text[end] != '\\') {
        end++;
      } else if (end + 1 < text.length && text[end + 1] != '\n') {
        end += 2;
      } else {
        break;
      }
    }
    if (end < text.length && text[end] == '"') {
      Token token = add(TokenKind.STRING, end + 1);
      TextRange bad = StringLiterals.firstBadEscape(token.text(), token.start());
      if (bad != null) {
        findings.add(LexicalAdvice.badEscape(slice(bad.start(), bad.end()), bad));
      }
      return;
    }
    boolean escapedBreak = end < text.length && end + 1 < text.length;
    findings.add(LexicalAdvice.unclosedString(new TextRange(at, text.length), escapedBreak));
    repaired = false;
    at = text.length;
  }

  private void wordOrName() {
    TokenKind keyword = keyword();
    if (keyword != null) {
      int end = at;
      while (end < text.length && text[end] >= 'a' && text[end] <= 'z') {
        end++;
      }
      add(keyword, end);
    } else {
      add(TokenKind.LOWERCASE, nameEnd('a', 'z'));
    }
  }

  private @Nullable TokenKind keyword() {
    if (isWord("nil")) {
      return TokenKind.NIL;
    }
    if (isWord("not")) {
      return TokenKind.NOT;
    }
    if (isWord("or")) {
      return TokenKind.OR;
    }
    if (isWord("and")) {
      return TokenKind.AND;
    }
    return isWord("true") || isWord("false") ? TokenKind.BOOLEAN : null;
  }

  private boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek(i) != word.charAt(i)) {
        return false;
      }
    }
    int next = peek(word.length());
    return !(isDigit(next)
        || next == '_'
        || (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z'));
  }

  private void symbol(int c) {
    boolean equal = peek(1) == '=';
    switch (c) {
      case '=' -> add(equal ? TokenKind.COMPARISON : TokenKind.EQUAL, at + (equal ? 2 : 1));
      case '<', '>' -> add(TokenKind.COMPARISON, at + (equal ? 2 : 1));
      case '+', '-' -> add(TokenKind.ADD_SUB, at + 1);
      case '*', '/' -> add(TokenKind.MULT_DIV, at + 1);
      case '(' -> add(TokenKind.LEFT_PAREN, at + 1);
      case ')' -> add(TokenKind.RIGHT_PAREN, at + 1);
      case '{' -> add(TokenKind.LEFT_BRACE, at + 1);
      case '}' -> add(TokenKind.RIGHT_BRACE, at + 1);
      case '[' -> add(TokenKind.LEFT_BRACKET, at + 1);
      case ']' -> add(TokenKind.RIGHT_BRACKET, at + 1);
      case ':' -> add(TokenKind.COLON, at + 1);
      case ',' -> add(TokenKind.COMMA, at + 1);
      case '!' -> {
        if (equal) {
          add(TokenKind.COMPARISON, at + 2);
        } else {
          repair(LexicalAdvice.exclamationMark(range(1)), TokenKind.NOT, 1);
        }
      }
      case '&', '|' -> {
        int length = peek(1) == c ? 2 : 1;
        TokenKind meant = c == '&' ? TokenKind.AND : TokenKind.OR;
        repair(LexicalAdvice.symbolOperator(c == '&' ? "and" : "or", range(length)), meant, length);
      }
      default -> foreign(c);
    }
  }

  private void foreign(int c) {
    if (TYPOGRAPHIC_QUOTES.indexOf(c) >= 0) {
      int end = at + 1;
      while (end < text.length && TYPOGRAPHIC_QUOTES.indexOf(text[end]) < 0) {
        end++;
      }
      boolean closed = end < text.length;
      int length = closed ? end + 1 - at : 1;
      if (closed) {
        repair(LexicalAdvice.quotes(range(length)), TokenKind.STRING, length);
      } else {
        findings.add(LexicalAdvice.quotes(range(1)));
        repaired = false;
        at++;
      }
      return;
    }
    findings.add(LexicalAdvice.character(c, range(1)));
    repaired = false;
    at++;
  }

  private void repair(Finding finding, TokenKind meant, int length) {
    findings.add(finding);
    int start = at;
    String written =
        meant == TokenKind.STRING
            ? StringLiterals.quote(slice(start + 1, start + length - 1))
            : slice(start, start + length);
    tokens.add(new Token(meant, written, start, start + length));
    at = start + length;
  }

  private Token add(TokenKind kind, int end) {
    Token token = new Token(kind, slice(at, end), at, end);
    tokens.add(token);
    at = end;
    return token;
  }

  private String slice(int start, int end) {
    return new String(text, start, end - start);
  }

  private TextRange range(int length) {
    return new TextRange(at, at + length);
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : -1;
  }

  private int digitsFrom(int from) {
    int end = from;
    while (end < text.length && isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private int nameEnd(char first, char last) {
    int end = at;
    while (end < text.length
        && ((text[end] >= first && text[end] <= last) || isDigit(text[end]) || text[end] == '_')) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
