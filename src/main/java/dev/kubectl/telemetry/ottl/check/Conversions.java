package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.ValueKind;
import java.util.Set;
import java.util.regex.Pattern;

/** Which literals a parameter takes: exactly of a kind, or convertible to it. */
final class Conversions {
  private static final Set<String> BOOLS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");

  /** Hexadecimal floats need an exponent. */
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX]_?(\\p{XDigit}(_?\\p{XDigit})*\\.?(\\p{XDigit}(_?\\p{XDigit})*)?|\\.\\p{XDigit}(_?\\p{XDigit})*)"
              + "[pP][+-]?\\d+(_?\\d+)*");

  private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?(inf|infinity)|nan");

  private Conversions() {}

  static boolean isOfKind(Literal literal, ValueKind kind) {
    return switch (kind) {
      case STRING -> literal instanceof Literal.Text;
      case INT -> literal instanceof Literal.Int;
      case DOUBLE -> literal instanceof Literal.Double;
      case BOOL -> literal instanceof Literal.Bool;
      case MAP -> literal instanceof Literal.Fields;
      case LIST -> literal instanceof Literal.Items && !literal.holdsMap();
      case BYTES -> literal instanceof Literal.Bytes;
      case TIME, DURATION -> false;
    };
  }

  static boolean isConvertible(Literal literal, ValueKind kind) {
    return switch (literal) {
      case Literal.Nil _, Literal.Int _, Literal.Double _, Literal.Bool _ -> true;
      case Literal.Bytes _ -> kind == ValueKind.STRING || kind == ValueKind.BYTES;
      case Literal.Items _, Literal.Fields _ -> kind == ValueKind.STRING;
      case Literal.Text text ->
          switch (kind) {
            case DOUBLE -> isFloat(text.value());
            case BOOL -> BOOLS.contains(text.value());
            case STRING, INT, BYTES, MAP, LIST, TIME, DURATION -> true;
          };
    };
  }

  private static boolean isFloat(String text) {
    if (SPECIAL.matcher(text).matches()) {
      return true;
    }
    if (DECIMAL.matcher(text).matches()) {
      return !Double.isInfinite(Double.parseDouble(text.replace("_", "")));
    }
    return HEXADECIMAL.matcher(text).matches()
        && !Double.isInfinite(Double.parseDouble(text.replace("_", "")));
  }
}
