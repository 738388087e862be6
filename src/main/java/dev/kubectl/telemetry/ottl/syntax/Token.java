package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.TextRange;

/**
 * A token.
 *
 * @param text as written; for a string with its quotes
 * @param start first code point
 * @param end behind the last code point
 */
public record Token(TokenKind kind, String text, int start, int end) {
  public TextRange range() {
    return new TextRange(start, end);
  }

  boolean isName() {
    return kind == TokenKind.UPPERCASE || kind == TokenKind.LOWERCASE;
  }
}
