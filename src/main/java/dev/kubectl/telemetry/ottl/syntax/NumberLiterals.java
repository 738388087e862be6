package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import java.util.OptionalLong;

/**
 * Values of number and byte tokens: 64-bit integers, octal with a leading zero, IEEE doubles, whole
 * bytes.
 */
final class NumberLiterals {
  private NumberLiterals() {}

  /** The literal, or {@link Node.Missing} if its value cannot be held. */
  static Node read(Token token) {
    String text = token.text();
    return switch (token.kind()) {
      case INT -> {
        OptionalLong value = integer(text);
        yield value.isPresent()
            ? new Node.IntLiteral(value.getAsLong(), token.range())
            : new Node.Missing(token.range());
      }
      case FLOAT -> {
        double value = Double.parseDouble(text);
        yield Double.isInfinite(value)
            ? new Node.Missing(token.range())
            : new Node.FloatLiteral(value, token.range());
      }
      default ->
          text.length() % 2 != 0
              ? new Node.Missing(token.range())
              : new Node.BytesLiteral(text.substring(2), token.range());
    };
  }

  private static OptionalLong integer(String digits) {
    int base = isOctal(digits) ? 8 : 10;
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit >= base || value > (Long.MAX_VALUE - digit) / base) {
        return OptionalLong.empty();
      }
      value = value * base + digit;
    }
    return OptionalLong.of(value);
  }

  /** As in Go a leading zero makes a number octal. */
  private static boolean isOctal(String digits) {
    return digits.length() > 1 && digits.charAt(0) == '0';
  }

  /** What to say when {@link #read} found no value. */
  static Finding refusal(Token token) {
    return switch (token.kind()) {
      case INT ->
          isOctal(token.text())
              ? new Finding(
                  Category.SYNTAX_NUMBER,
                  token.range(),
                  "With a leading zero this is an octal number, of digits up to 7 and 63 bits",
                  "Remove the leading zeros")
              : new Finding(
                  Category.SYNTAX_NUMBER,
                  token.range(),
                  "This integer does not fit into 64 bits",
                  "The largest is 9223372036854775807");
      case FLOAT ->
          new Finding(
              Category.SYNTAX_NUMBER, token.range(), "This number is too large for a double", null);
      default ->
          new Finding(
              Category.SYNTAX_NUMBER,
              token.range(),
              "Bytes need an even number of hexadecimal digits",
              "Add a leading zero: 0x0" + token.text().substring(2));
    };
  }
}
