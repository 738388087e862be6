package dev.kubectl.telemetry.validation.tls;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time in certificates. Other zones than UTC and, in the short form, times without
 * seconds are against RFC 5280, and Go takes them.
 */
final class DerTime {
  private static final int SHORT = 0x17;
  private static final int LONG = 0x18;

  /** The zone must be in its one spelling: UTC is always {@code Z}. */
  private static final String ZONE = "(?:Z|(?!.0000)([+-])([0-9]{2})([0-5][0-9]))";

  private static final String MINUTE = "([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})";
  private static final Pattern UTC_TIME =
      Pattern.compile("([0-9]{2})" + MINUTE + "([0-9]{2})?" + ZONE);
  private static final Pattern GENERALIZED_TIME =
      Pattern.compile("([0-9]{4})" + MINUTE + "([0-9]{2})" + ZONE);

  private DerTime() {}

  static OffsetDateTime read(DerReader der) throws MalformedDer {
    boolean twoDigits = der.nextIs(SHORT);
    if (!twoDigits && !der.nextIs(LONG)) {
      throw new MalformedDer();
    }
    String text = new String(der.any().rest(), StandardCharsets.ISO_8859_1);
    Matcher parts = (twoDigits ? UTC_TIME : GENERALIZED_TIME).matcher(text);
    if (!parts.matches()) {
      throw new MalformedDer();
    }
    int year = number(parts, 1);
    try {
      LocalDateTime time =
          LocalDateTime.of(
              twoDigits ? year + (year < 50 ? 2000 : 1900) : year,
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              parts.group(6) == null ? 0 : number(parts, 6));
      return inZone(time, parts);
    } catch (DateTimeException noSuchDay) {
      throw new MalformedDer();
    }
  }

  private static OffsetDateTime inZone(LocalDateTime time, Matcher parts) throws MalformedDer {
    if (parts.group(7) == null) {
      return time.atOffset(ZoneOffset.UTC);
    }
    int minutes = 60 * number(parts, 8) + number(parts, 9);
    if (number(parts, 8) > 24) {
      throw new MalformedDer();
    }
    int signed = parts.group(7).equals("-") ? -minutes : minutes;
    int most = 60 * 18;
    return Math.abs(signed) <= most
        ? time.atOffset(ZoneOffset.ofTotalSeconds(60 * signed))
        : time.minusMinutes(signed).atOffset(ZoneOffset.UTC);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
