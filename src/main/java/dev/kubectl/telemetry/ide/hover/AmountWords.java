package dev.kubectl.telemetry.ide.hover;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.workload.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations and sizes as people say them. */
public final class AmountWords {
  /** A plain number is no size that needs words, and nor is a name such as 5m that is a time. */
  private static final Pattern SIZE = Pattern.compile("[0-9.]+([KMGTPE]i|[kMGTPE])");

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private AmountWords() {}

  /** A duration such as {@code 1m30s} or a size such as {@code 512Mi} in words. */
  public static Optional<String> of(String text) {
    if (text.isEmpty() || !Character.isLetter(text.charAt(text.length() - 1))) {
      return Optional.empty();
    }
    Optional<Duration> duration = GoDuration.parse(text);
    if (duration.isPresent()) {
      return duration.map(AmountWords::duration);
    }
    return SIZE.matcher(text).matches()
        ? Quantity.parse(text).map(quantity -> size(quantity.value()))
        : Optional.empty();
  }

  private static String duration(Duration duration) {
    if (duration.isZero()) {
      return "no time";
    }
    Duration positive = duration.abs();
    List<String> parts = new ArrayList<>();
    part(positive.toDays(), "day", parts);
    part(positive.toHoursPart(), "hour", parts);
    part(positive.toMinutesPart(), "minute", parts);
    part(positive.toSecondsPart(), "second", parts);
    int nanos = positive.toNanosPart();
    part(nanos / 1_000_000, "millisecond", parts);
    part(nanos / 1_000 % 1_000, "microsecond", parts);
    part(nanos % 1_000, "nanosecond", parts);
    return (duration.isNegative() ? "minus " : "") + String.join(", ", parts);
  }

  private static void part(long count, String unit, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  private static String size(BigDecimal bytes) {
    BigDecimal shown = bytes;
    int unit = 0;
    while (shown.abs().compareTo(THOUSAND) >= 0 && unit + 1 < UNITS.size()) {
      shown = shown.divide(THOUSAND);
      unit++;
    }
    String rounded = shown.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    return String.format(Locale.ROOT, "%,d bytes", bytes.toBigInteger())
        + (unit == 0 ? "" : ", about " + rounded + " " + UNITS.get(unit));
  }
}
