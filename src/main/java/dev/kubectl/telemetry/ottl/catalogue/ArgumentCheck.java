package dev.kubectl.telemetry.ottl.catalogue;

import java.util.List;

/** What a function looks at when it is created, beyond the types of its arguments. */
public sealed interface ArgumentCheck {
  /** A literal must be a regular expression. */
  record Regex(String parameter) implements ArgumentCheck {}

  record Glob(String parameter) implements ArgumentCheck {}

  record XPath(String parameter) implements ArgumentCheck {}

  record Grok(String pattern, String namedOnly, String definitions) implements ArgumentCheck {}

  record TimeFormat(String parameter) implements ArgumentCheck {}

  record Zone(String parameter) implements ArgumentCheck {}

  record Locale(String parameter) implements ArgumentCheck {}

  /** The text must be one of these. */
  record OneOf(String parameter, List<String> values) implements ArgumentCheck {}

  /** The text must be one character long. */
  record OneCharacter(String parameter) implements ArgumentCheck {}

  /** Two texts, with defaults {@code =} and a blank, must be neither empty nor equal. */
  record Delimiters(String delimiter, String pairDelimiter) implements ArgumentCheck {}

  /** Elements must be networks, from the left up to the first that is no literal. */
  record Networks(String parameter) implements ArgumentCheck {}

  /** A literal must be an identifier of this many bytes, raw or hexadecimal. */
  record Identifier(String parameter, int bytes) implements ArgumentCheck {}

  /** At least one of the parameters must be given. */
  record AnyOf(List<String> parameters) implements ArgumentCheck {}

  record AtLeast(String parameter, long smallest) implements ArgumentCheck {}

  /** A number must not be smaller than the length of a list. */
  record Holds(String number, String list) implements ArgumentCheck {}

  record NotEmpty(String parameter) implements ArgumentCheck {}

  /** Reads the notation of the catalogue file, such as {@code one-of order asc,desc}. */
  static ArgumentCheck of(String notation) {
    String[] words = notation.strip().split(" ", -1);
    String first = words[1];
    return switch (words[0]) {
      case "regex" -> new Regex(first);
      case "glob" -> new Glob(first);
      case "xpath" -> new XPath(first);
      case "grok" -> new Grok(first, words[2], words[3]);
      case "time-format" -> new TimeFormat(first);
      case "zone" -> new Zone(first);
      case "locale" -> new Locale(first);
      case "one-of" -> new OneOf(first, List.of(words[2].split(",", -1)));
      case "one-character" -> new OneCharacter(first);
      case "delimiters" -> new Delimiters(first, words[2]);
      case "networks" -> new Networks(first);
      case "id" -> new Identifier(first, Integer.parseInt(words[2]));
      case "any-of" -> new AnyOf(List.of(first, words[2]));
      case "at-least" -> new AtLeast(first, Long.parseLong(words[2]));
      case "holds" -> new Holds(first, words[2]);
      case "not-empty" -> new NotEmpty(first);
      default -> throw new IllegalArgumentException("unknown check: " + notation);
    };
  }
}
