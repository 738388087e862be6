package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;

/** Words for what the {@link Lexer} cannot read. */
final class LexicalAdvice {
  private LexicalAdvice() {}

  static Finding badEscape(String written, TextRange range) {
    return new Finding(
        Category.SYNTAX_STRING,
        range,
        "'" + written + "' is no escape sequence",
        "For a literal backslash, as in a regular expression, write two: '\\" + written + "'");
  }

  static Finding unclosedString(TextRange range, boolean escapedBreak) {
    return lexer(
        range,
        escapedBreak ? "A backslash cannot stand before a line break" : "This string is not closed",
        escapedBreak ? "Remove the backslash; a string may span lines" : "Add '\"' at its end");
  }

  static Finding exclamationMark(TextRange range) {
    return lexer(range, "'!' is no operator; only '!=' exists", "Write 'not'");
  }

  static Finding symbolOperator(String word, TextRange range) {
    return lexer(range, "Conditions are joined by words", "Write '" + word + "'");
  }

  static Finding quotes(TextRange range) {
    return lexer(range, "Strings are written in double quotes", "Use '\"' on both sides");
  }

  static Finding character(int c, TextRange range) {
    return switch (c) {
      case ';' -> lexer(range, "';' is not allowed", "Each statement is a list item of its own");
      case '#' -> lexer(range, "OTTL has no comments", "Use a YAML comment beside the text");
      case '%' -> lexer(range, "There is no remainder operator", null);
      case '_' -> lexer(range, "A name cannot start with '_'", null);
      case 0xfeff -> lexer(range, "A byte order mark is not allowed here", "Remove it");
      default ->
          Character.isSpaceChar(c) || c == 0x0b
              ? lexer(range, "This is no ordinary blank", "Replace it by a blank")
              : lexer(range, "Unexpected character '" + printable(c) + "'", null);
    };
  }

  private static String printable(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
        ? String.format("U+%04X", c)
        : Character.toString(c);
  }

  private static Finding lexer(
      TextRange range, String message, @org.jspecify.annotations.Nullable String hint) {
    return new Finding(Category.SYNTAX_LEXER, range, message, hint);
  }
}
