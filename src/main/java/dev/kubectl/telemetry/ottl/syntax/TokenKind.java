package dev.kubectl.telemetry.ottl.syntax;

/** Kinds of tokens. Order has no meaning; the lexer tries its rules in an order of its own. */
public enum TokenKind {
  BYTES,
  FLOAT,
  INT,
  STRING,
  NIL,
  NOT,
  OR,
  AND,
  COMPARISON,
  ADD_SUB,
  MULT_DIV,
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
  /** A run of capitals, digits and underscores: an enum symbol or the start of a converter name. */
  UPPERCASE,
  /** A run of small letters, digits and underscores. */
  LOWERCASE,
  /** The end of the text; the last token of every list. */
  END
}
