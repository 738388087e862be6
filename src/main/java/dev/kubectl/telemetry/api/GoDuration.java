package dev.kubectl.telemetry.api;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as text, in the grammar of the Go standard library ({@code time.ParseDuration}), which
 * the manager and the collector read and write: {@code 30s}, {@code 1m30s}, {@code 1.5h}.
 */
public final class GoDuration {
  /** One number with its unit, where the last one ended. A mu comes in two letters. */
  private static final Pattern PART =
      Pattern.compile(
          "\\G(?<whole>[0-9]*)(\\.(?<fraction>[0-9]*))?(?<unit>ns|us|\u00b5s|\u03bcs|ms|s|m|h)");

  /** Longer ones do not fit into 64 bits, unless they begin with zeros that nobody writes. */
  private static final int LONGEST_NUMBER = 40;

  private GoDuration() {}

  /**
   * The duration that a text stands for, or nothing if it is none: an optional sign, then numbers
   * with a unit each ({@code ns}, {@code us}, {@code ms}, {@code s}, {@code m}, {@code h}), or just
   * {@code 0}. There are no days. Limited to the 64 bits of nanoseconds that Go has, about 292
   * years.
   */
  public static Optional<Duration> parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher part = PART.matcher(rest);
    BigInteger nanos = BigInteger.ZERO;
    int end = 0;
    while (end < rest.length() && part.find()) {
      String whole = part.group("whole");
      String fraction = part.group("fraction");
      boolean hasDigits = !whole.isEmpty() || (fraction != null && !fraction.isEmpty());
      if (!hasDigits || whole.length() > LONGEST_NUMBER) {
        return Optional.empty();
      }
      long unit = unit(part.group("unit"));
      nanos =
          nanos
              .add(new BigInteger("0" + whole).multiply(BigInteger.valueOf(unit)))
              .add(BigInteger.valueOf(fraction(fraction, unit)));
      end = part.end();
    }
    if (end == 0 || end < rest.length()) {
      return Optional.empty();
    }
    BigInteger signed = negative ? nanos.negate() : nanos;
    return signed.bitLength() < Long.SIZE
        ? Optional.of(Duration.ofNanos(signed.longValueExact()))
        : Optional.empty();
  }

  /**
   * The canonical form: hours, minutes and seconds without leading zero units but with all smaller
   * ones down to seconds ({@code 1h0m0s}); below a second one of {@code ms}, {@code µs}, {@code
   * ns}; fractions without trailing zeros; {@code 0s}.
   */
  public static String text(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    long seconds = duration.getSeconds();
    int nanos = duration.getNano();
    if (seconds == 0) {
      if (nanos < 1_000) {
        return nanos + "ns";
      }
      return nanos < 1_000_000
          ? decimal(nanos / 1_000, nanos % 1_000, 3) + "µs"
          : decimal(nanos / 1_000_000, nanos % 1_000_000, 6) + "ms";
    }
    StringBuilder text = new StringBuilder();
    if (seconds >= 3_600) {
      text.append(seconds / 3_600).append('h');
    }
    if (seconds >= 60) {
      text.append(seconds / 60 % 60).append('m');
    }
    return text.append(decimal(seconds % 60, nanos, 9)).append('s').toString();
  }

  private static String decimal(long whole, int fraction, int digits) {
    if (fraction == 0) {
      return Long.toString(whole);
    }
    String padded = "0".repeat(digits) + fraction;
    return whole + "." + padded.substring(padded.length() - digits).replaceFirst("0+$", "");
  }

  /** A part of a unit in nanoseconds, rounded down in the same floating-point arithmetic as Go. */
  private static long fraction(@Nullable String digits, long unit) {
    if (digits == null) {
      return 0;
    }
    long counted = 0;
    double scale = 1;
    for (int i = 0; i < digits.length() && counted <= Long.MAX_VALUE / 10; i++) {
      long longer = counted * 10 + (digits.charAt(i) - '0');
      if (longer < 0) {
        break;
      }
      counted = longer;
      scale *= 10;
    }
    return (long) (counted * (unit / scale));
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 1_000L;
    };
  }
}
