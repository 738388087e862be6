package dev.kubectl.telemetry.ottl.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The operators and how strongly they bind, as data for the parser. All binary ones associate to
 * the left; comparisons cannot be chained.
 */
enum Operator {
  OR(1),
  AND(2),
  /** Prefix; covers one comparison, constant, call or parenthesis. */
  NOT(3),
  COMPARISON(4),
  ADD_SUB(5),
  MULT_DIV(6);

  /** A larger number binds more strongly. */
  final int strength;

  Operator(int strength) {
    this.strength = strength;
  }

  /** The binary operator that a token stands for, or null. */
  static @Nullable Operator binary(TokenKind kind) {
    return switch (kind) {
      case OR -> OR;
      case AND -> AND;
      case COMPARISON -> COMPARISON;
      case ADD_SUB -> ADD_SUB;
      case MULT_DIV -> MULT_DIV;
      case BYTES,
          FLOAT,
          INT,
          STRING,
          NIL,
          NOT,
          BOOLEAN,
          EQUAL,
          LEFT_PAREN,
          RIGHT_PAREN,
          LEFT_BRACE,
          RIGHT_BRACE,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          COLON,
          COMMA,
          DOT,
          UPPERCASE,
          LOWERCASE,
          END ->
          null;
    };
  }
}
