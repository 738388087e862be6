package dev.kubectl.telemetry.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The text that kubectl makes of a key, for JSON knows only texts as keys. */
final class KeyNames {
  private static final int LARGEST_PLAIN_EXPONENT = 5;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private KeyNames() {}

  /** The name, or null when kubectl refuses such a key. */
  static @Nullable String of(YamlNode key) {
    if (!(key instanceof YamlScalar scalar)) {
      return null;
    }
    return switch (scalar.value()) {
      case ScalarValue.Text(String text) -> text;
      case ScalarValue.Bool(boolean value) -> Boolean.toString(value);
      case ScalarValue.Int(BigInteger value) ->
          value.bitLength() < Long.SIZE ? value.toString() : null;
      case ScalarValue.Float(double value) -> number((float) value);
      case ScalarValue.Null() -> null;
    };
  }

  /** As Go's {@code strconv.FormatFloat(value, 'g', -1, 32)} writes it: {@code 1e+06}. */
  private static String number(float value) {
    if (Float.isNaN(value)) {
      return ".nan";
    }
    if (Float.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    String sign = Math.copySign(1f, value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0";
    }
    BigDecimal exact = new BigDecimal(Float.toString(Math.abs(value))).stripTrailingZeros();
    String digits = exact.unscaledValue().toString();
    int exponent = digits.length() - 1 - exact.scale();
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return sign + exact.toPlainString();
    }
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
  }
}
