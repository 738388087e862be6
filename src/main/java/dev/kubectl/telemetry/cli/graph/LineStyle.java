package dev.kubectl.telemetry.cli.graph;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What lines in text are drawn with. */
enum LineStyle {
  /** Box-drawing characters where the locale says UTF-8. */
  AUTO,
  UNICODE,
  ASCII;

  /**
   * Whether to use characters beyond ASCII.
   *
   * @param environment the variables of the process
   */
  boolean unicode(Map<String, String> environment) {
    return switch (this) {
      case UNICODE -> true;
      case ASCII -> false;
      case AUTO ->
          Stream.of("LC_ALL", "LC_CTYPE", "LANG")
              .map(name -> environment.getOrDefault(name, ""))
              .filter(value -> !value.isEmpty())
              .findFirst()
              .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
              .orElse(false);
    };
  }

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
