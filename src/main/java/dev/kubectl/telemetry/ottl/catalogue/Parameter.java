package dev.kubectl.telemetry.ottl.catalogue;

/**
 * A parameter of a function.
 *
 * @param name the spelling that works for named arguments
 * @param key what written names are compared with, see {@link #key(String)}
 */
public record Parameter(String name, String key, ParameterType type, boolean optional) {

  static Parameter of(String notation) {
    int colon = notation.indexOf(':');
    String name = notation.substring(0, colon).strip();
    boolean optional = name.endsWith("?");
    String spelling = optional ? name.substring(0, name.length() - 1) : name;
    ParameterType type = ParameterType.of(notation.substring(colon + 1).strip());
    return new Parameter(spelling, key(spelling), type, optional);
  }

  /**
   * The form in which the collector compares names of arguments: underscores drop out, the first
   * letter and each letter behind an underscore or a digit become capital, and of capitals in a row
   * only the first stays one.
   */
  public static String key(String written) {
    StringBuilder key = new StringBuilder(written.length());
    boolean capitalNext = true;
    boolean previousCapital = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean capital = c >= 'A' && c <= 'Z';
      boolean small = c >= 'a' && c <= 'z';
      if (capital || small) {
        boolean keep = capital && (capitalNext || !previousCapital);
        key.append(capitalNext || keep ? Character.toUpperCase(c) : Character.toLowerCase(c));
        capitalNext = false;
      } else if (c >= '0' && c <= '9') {
        key.append(c);
        capitalNext = true;
      } else {
        capitalNext = true;
      }
      previousCapital = capital;
    }
    return key.toString();
  }

  @Override
  public String toString() {
    return name + (optional ? "?" : "");
  }
}
