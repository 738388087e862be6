package dev.kubectl.telemetry.ottl.catalogue;

/** What a parameter accepts when a text is checked. */
public sealed interface ParameterType {
  /** A path, neither signed nor in a parenthesis. */
  record Target() implements ParameterType {}

  /** Exactly a literal of the kind, without a sign. */
  record Literal(ValueKind kind) implements ParameterType {}

  /** Any value. */
  record Any() implements ParameterType {}

  /** Any value; a literal must be of the kind. */
  record Strict(ValueKind kind) implements ParameterType {}

  /** Any value; a literal must be convertible to the kind, nil stays nil. */
  record Converted(ValueKind kind) implements ParameterType {}

  /** A list literal whose elements are checked one by one. */
  record ListOf(ParameterType element) implements ParameterType {}

  /** The name of a function. */
  record FunctionName() implements ParameterType {}

  /** Reads the notation of the catalogue file, such as {@code list of lit string}. */
  static ParameterType of(String notation) {
    if (notation.startsWith("list of ")) {
      return new ListOf(of(notation.substring("list of ".length())));
    }
    return switch (notation) {
      case "path", "Mpath", "Lpath" -> new Target();
      case "V" -> new Any();
      case "fn" -> new FunctionName();
      case "lit string" -> new Literal(ValueKind.STRING);
      case "lit int" -> new Literal(ValueKind.INT);
      case "lit float" -> new Literal(ValueKind.DOUBLE);
      case "lit bool" -> new Literal(ValueKind.BOOL);
      default ->
          notation.endsWith("~")
              ? new Converted(ValueKind.of(notation.charAt(0)))
              : new Strict(ValueKind.of(notation.charAt(0)));
    };
  }

  /** For messages: what has to be written. */
  default String words() {
    return switch (this) {
      case Target _ -> "a path";
      case Literal literal -> literal.kind().words() + " literal";
      case Any _ -> "a value";
      case Strict strict -> strict.kind().words();
      case Converted converted -> converted.kind().words();
      case ListOf list -> "a list, each element " + list.element().words();
      case FunctionName _ -> "a function name";
    };
  }
}
