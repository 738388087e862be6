package dev.kubectl.telemetry.collector.component;

/**
 * The collector replaces {@code ${NAME}} in every text, also in values of variables that it has
 * just put in, and then turns {@code $$} into {@code $}. A text from outside, even one out of a
 * Secret, could read another pipeline's credentials that way and send them away. Values of
 * variables are escaped where they are written, see {@code Environment.asTheCollectorReadsThem}.
 */
final class Dollars {
  private Dollars() {}

  /** Doubles the dollars of a text that the collector would change, so that it arrives as it is. */
  static String literal(String text) {
    return text.contains("${") || text.contains("$$") ? text.replace("$", "$$") : text;
  }
}
