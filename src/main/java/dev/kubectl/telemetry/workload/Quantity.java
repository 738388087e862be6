package dev.kubectl.telemetry.workload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it: {@code 512Mi}, {@code 25m}, {@code 1500M}, {@code 1e3}.
 *
 * <p>Its text form is the canonical one of the API server: the largest unit of its kind that leaves
 * a whole number. The kind of unit a quantity was written in is kept, as the server keeps it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(BigDecimal value, Units units) implements Comparable<Quantity> {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40}))"
              + "(?:([KMGTPE]i)|([numkMGTPE]?)|[eE]([+-]?\\d{1,2}))");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final int UNIT_OF_ONE = DECIMAL.indexOf("");
  private static final int STEP = 3;
  private static final BigInteger KIBI = BigInteger.valueOf(1024);

  /** Nothing. */
  public static final Quantity ZERO = ofBytes(0);

  /** In what a quantity is written. */
  public enum Units {
    /** Powers of 1024. */
    BINARY,
    /** Powers of 1000. */
    DECIMAL,
    /** Powers of 1000 as exponents of ten. */
    EXPONENT
  }

  /** Finer than a billionth is rounded away from zero; larger than a long is cut to it. */
  public Quantity {
    BigDecimal rounded =
        value.setScale(Math.min(value.scale(), STEP * UNIT_OF_ONE), RoundingMode.UP);
    value = rounded.max(LARGEST.negate()).min(LARGEST).stripTrailingZeros();
  }

  /** A number of bytes, written in powers of 1024. */
  public static Quantity ofBytes(long bytes) {
    return new Quantity(BigDecimal.valueOf(bytes), Units.BINARY);
  }

  /** A number of mebibytes, written in powers of 1024. */
  public static Quantity ofMebibytes(long mebibytes) {
    return ofBytes(Math.multiplyExact(mebibytes, 1024L * 1024));
  }

  /** Reads a quantity; empty when the text is none. */
  public static Optional<Quantity> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String binary = matcher.group(2);
    String exponent = matcher.group(4);
    if (binary != null) {
      BigInteger unit = KIBI.pow(BINARY.indexOf(binary));
      return Optional.of(new Quantity(number.multiply(new BigDecimal(unit)), Units.BINARY));
    }
    if (exponent != null) {
      return Optional.of(
          new Quantity(number.scaleByPowerOfTen(Integer.parseInt(exponent)), Units.EXPONENT));
    }
    int power = STEP * (DECIMAL.indexOf(matcher.group(3)) - UNIT_OF_ONE);
    return Optional.of(new Quantity(number.scaleByPowerOfTen(power), Units.DECIMAL));
  }

  /** The whole number, rounded up: bytes, for memory. */
  public long bytes() {
    return value.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return switch (units) {
      case BINARY -> isWhole() && reachesKibi() ? binary() : decimal(Units.DECIMAL);
      case DECIMAL, EXPONENT -> decimal(units);
    };
  }

  private boolean isWhole() {
    return value.scale() <= 0;
  }

  private boolean reachesKibi() {
    return value.abs().compareTo(new BigDecimal(KIBI)) >= 0;
  }

  private String binary() {
    BigInteger number = value.toBigIntegerExact();
    int unit = 0;
    while (number.mod(KIBI).signum() == 0 && unit < BINARY.size() - 1) {
      number = number.divide(KIBI);
      unit++;
    }
    return number + BINARY.get(unit);
  }

  private String decimal(Units form) {
    if (value.signum() == 0) {
      return "0";
    }
    int power = Math.floorDiv(-value.scale(), STEP);
    String number = value.scaleByPowerOfTen(-STEP * power).toBigIntegerExact().toString();
    if (form == Units.EXPONENT) {
      return power == 0 ? number : number + "e" + STEP * power;
    }
    return number + DECIMAL.get(UNIT_OF_ONE + power);
  }
}
