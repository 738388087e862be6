package dev.kubectl.telemetry.yaml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What kubectl makes of a scalar.
 *
 * <p>kubectl reads with {@code sigs.k8s.io/yaml}, which is YAML 1.1 with additions: {@code y} and
 * {@code on} are booleans, {@code 0o17} and {@code 0b1} are numbers, but {@code 1:30} is text. The
 * table in the tests was checked against kubectl 1.35.
 */
final class ScalarResolution {
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64);

  private static final ScalarValue NULL = new ScalarValue.Null();
  private static final ScalarValue TRUE = new ScalarValue.Bool(true);
  private static final ScalarValue FALSE = new ScalarValue.Bool(false);
  private static final ScalarValue INFINITE = new ScalarValue.Float(Double.POSITIVE_INFINITY);
  private static final ScalarValue MINUS_INFINITE = new ScalarValue.Float(Double.NEGATIVE_INFINITY);
  private static final ScalarValue NOT_A_NUMBER = new ScalarValue.Float(Double.NaN);

  /** Longest of the words that mean something. */
  private static final int LONGEST_WORD = 5;

  private ScalarResolution() {}

  /** The value, or null when the tag does not fit the text. */
  static @Nullable ScalarValue resolve(String text, YamlScalar.Style style, @Nullable String tag) {
    if (tag == null) {
      return style == YamlScalar.Style.PLAIN ? plain(text) : new ScalarValue.Text(text);
    }
    return tag.startsWith(STANDARD)
        ? tagged(text, tag.substring(STANDARD.length()))
        : new ScalarValue.Text(text);
  }

  private static @Nullable ScalarValue tagged(String text, String type) {
    return switch (type) {
      case "null" -> plain(text) instanceof ScalarValue.Null value ? value : null;
      case "bool" -> plain(text) instanceof ScalarValue.Bool value ? value : null;
      case "int" -> plain(text) instanceof ScalarValue.Int value ? value : null;
      case "float" ->
          switch (plain(text)) {
            case ScalarValue.Float value -> value;
            case ScalarValue.Int(BigInteger value) -> new ScalarValue.Float(value.doubleValue());
            case ScalarValue.Text _, ScalarValue.Bool _, ScalarValue.Null _ -> null;
          };
      case "binary" -> binary(text);
      default -> new ScalarValue.Text(text);
    };
  }

  private static @Nullable ScalarValue binary(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
      return new ScalarValue.Text(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The value of a plain scalar without a tag. */
  static ScalarValue plain(String text) {
    if (text.isEmpty()) {
      return NULL;
    }
    char first = text.charAt(0);
    if (Decimals.isDigit(first) || first == '-' || first == '+' || first == '.') {
      return number(text, first);
    }
    return text.length() <= LONGEST_WORD ? word(text) : new ScalarValue.Text(text);
  }

  private static ScalarValue word(String text) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> NULL;
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> TRUE;
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N" -> FALSE;
      default -> new ScalarValue.Text(text);
    };
  }

  private static ScalarValue number(String text, char first) {
    switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
        return INFINITE;
      }
      case "-.inf", "-.Inf", "-.INF" -> {
        return MINUS_INFINITE;
      }
      case ".nan", ".NaN", ".NAN" -> {
        return NOT_A_NUMBER;
      }
      default -> {}
    }
    if (first == '.' && !underscoresStandBetweenDigits(text)) {
      return new ScalarValue.Text(text);
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    ScalarValue whole = integer(plain);
    if (whole != null) {
      return whole;
    }
    if (Decimals.isDecimal(plain)) {
      double value = Double.parseDouble(plain);
      if (!Double.isInfinite(value)) {
        return new ScalarValue.Float(value);
      }
    }
    return new ScalarValue.Text(text);
  }

  private static boolean underscoresStandBetweenDigits(String text) {
    for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      if (i + 1 == text.length()
          || !Decimals.isDigit(text.charAt(i - 1))
          || !Decimals.isDigit(text.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }

  /** A whole number in any base that fits 64 bits, with or without a sign; otherwise null. */
  private static @Nullable ScalarValue integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    boolean negative = text.startsWith("-");
    int start = signed ? 1 : 0;
    int radix = 10;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      switch (text.charAt(start + 1)) {
        case 'x', 'X' -> {
          radix = 16;
          start += 2;
        }
        case 'o', 'O' -> {
          radix = 8;
          start += 2;
        }
        case 'b', 'B' -> {
          radix = 2;
          start += 2;
        }
        default -> {
          radix = 8;
          start += 1;
        }
      }
    }
    if (start == text.length()) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    if (text.length() - start > Long.SIZE) {
      return null; // too large in any base, and slow to convert
    }
    BigInteger size = new BigInteger(text.substring(start), radix);
    BigInteger value = negative ? size.negate() : size;
    boolean fits = signed ? value.bitLength() < Long.SIZE : value.compareTo(MAX_UNSIGNED) < 0;
    return fits ? new ScalarValue.Int(value) : null;
  }
}
