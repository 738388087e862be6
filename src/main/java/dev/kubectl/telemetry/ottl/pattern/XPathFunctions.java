package dev.kubectl.telemetry.ottl.pattern;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that the collector's XPath library has. */
final class XPathFunctions {
  private static final int ANY = Integer.MAX_VALUE;

  /**
   * How many arguments a function takes.
   *
   * @param used as many of the first ones are looked at, nothing is asked of the others
   */
  record Arguments(int least, int most, int used) {
    private static final Arguments NONE_USED = new Arguments(0, ANY, 0);
    private static final Arguments AT_MOST_ONE = new Arguments(0, 1, 1);
    private static final Arguments FIRST = new Arguments(1, ANY, 1);
    private static final Arguments FIRST_TWO = new Arguments(2, ANY, 2);
    private static final Arguments TWO = new Arguments(2, 2, 2);
    private static final Arguments THREE = new Arguments(3, 3, 3);

    /** How many of the arguments given are looked at. */
    int used(int given) {
      return Math.min(used, given);
    }
  }

  private static final Map<String, Arguments> FUNCTIONS =
      Map.ofEntries(
          Map.entry("boolean", Arguments.AT_MOST_ONE),
          Map.entry("ceiling", Arguments.FIRST),
          Map.entry("concat", new Arguments(2, ANY, ANY)),
          Map.entry("contains", Arguments.FIRST_TWO),
          Map.entry("count", Arguments.FIRST),
          Map.entry("ends-with", Arguments.FIRST_TWO),
          Map.entry("false", Arguments.NONE_USED),
          Map.entry("floor", Arguments.FIRST),
          Map.entry("last", Arguments.NONE_USED),
          Map.entry("local-name", Arguments.AT_MOST_ONE),
          Map.entry("lower-case", Arguments.FIRST),
          Map.entry("matches", Arguments.TWO),
          Map.entry("name", Arguments.AT_MOST_ONE),
          Map.entry("namespace-uri", Arguments.AT_MOST_ONE),
          Map.entry("normalize-space", new Arguments(0, ANY, 1)),
          Map.entry("not", Arguments.FIRST),
          Map.entry("number", Arguments.AT_MOST_ONE),
          Map.entry("position", Arguments.NONE_USED),
          Map.entry("replace", Arguments.THREE),
          Map.entry("reverse", Arguments.FIRST),
          Map.entry("round", Arguments.FIRST),
          Map.entry("starts-with", Arguments.FIRST_TWO),
          Map.entry("string", Arguments.AT_MOST_ONE),
          Map.entry("string-join", Arguments.TWO),
          Map.entry("string-length", Arguments.FIRST),
          Map.entry("substring-after", Arguments.TWO),
          Map.entry("substring-before", Arguments.TWO),
          Map.entry("sum", Arguments.FIRST),
          Map.entry("translate", Arguments.THREE),
          Map.entry("true", Arguments.NONE_USED));

  private XPathFunctions() {}

  /** What a call with so many arguments does with them; null if there is no such function. */
  static @Nullable Arguments of(String name, int given) {
    return name.equals("substring")
        ? new Arguments(2, ANY, given == 3 ? 3 : 2)
        : FUNCTIONS.get(name);
  }
}
