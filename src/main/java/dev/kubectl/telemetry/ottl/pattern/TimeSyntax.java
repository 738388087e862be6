package dev.kubectl.telemetry.ottl.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Time formats in strptime style, names of time zones and of locales. */
public final class TimeSyntax {
  private static final String DIRECTIVES = "YymoqbhBdegaAHlIpPMSLfsZzwijkDxFTXrRnt%c";

  /** In the data base of time zones but not offered by the JDK, or not in every release. */
  private static final Set<String> MORE_ZONES =
      Set.of("", "UTC", "Local", "EST", "MST", "HST", "ROC", "GMT+0", "GMT-0", "Factory");

  private TimeSyntax() {}

  /** Why a format is refused; a lone percent sign at its end is plain text. */
  public static Optional<PatternProblem> formatProblem(String format) {
    if (format.isEmpty()) {
      return Optional.of(PatternProblem.whole("the format is empty"));
    }
    int[] text = format.codePoints().toArray();
    for (int i = 0; i + 1 < text.length; i++) {
      if (text[i] == '%') {
        if (DIRECTIVES.indexOf(text[i + 1]) < 0) {
          String directive = "%" + Character.toString(text[i + 1]);
          return Optional.of(new PatternProblem("there is no directive " + directive, i));
        }
        i++;
      }
    }
    return Optional.empty();
  }

  /** Whether the collector can load the zone: a name of the IANA data base, as spelled there. */
  public static boolean isZone(String name) {
    return MORE_ZONES.contains(name)
        || (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/"));
  }

  /** Whether month and day names of the locale are known: a CLDR name with hyphens. */
  public static boolean isLocale(String name) {
    return Locales.NAMES.contains(name);
  }

  /** Read when first asked for; hardly any pipeline names a locale. */
  private static final class Locales {
    static final Set<String> NAMES = read();

    private static Set<String> read() {
      try (InputStream in = TimeSyntax.class.getResourceAsStream("locales.txt")) {
        return in == null
            ? Set.of()
            : Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
