package dev.kubectl.telemetry.ottl.problem;

/**
 * Class of a problem. The first group follows the stages of the reference checker, in their order.
 */
public enum Category {
  /** A character that starts no token. */
  SYNTAX_LEXER("syntax.lexer"),
  /** A bad escape sequence in a string. */
  SYNTAX_STRING("syntax.string"),
  /** A number out of range, or an odd number of hexadecimal digits. */
  SYNTAX_NUMBER("syntax.number"),
  /** The tokens do not follow the grammar. */
  SYNTAX_TOKEN("syntax.token"),
  /** Nested deeper than this checker looks. */
  SYNTAX_DEPTH("syntax.depth"),
  /** An editor where only a converter may stand. */
  GRAMMAR_CONVERTER_CASE("grammar.converter-case"),
  /** A converter where a statement needs an editor. */
  GRAMMAR_EDITOR_CASE("grammar.editor-case"),
  /** Keys behind an editor call. */
  GRAMMAR_EDITOR_INDEX("grammar.editor-index"),
  /** No path says which data the texts are about. */
  INFER_NONE("infer.none"),
  /** The only data the paths name cannot be handled here. */
  INFER_CONTEXT("infer.context"),
  /** No fitting context knows a function. */
  INFER_FUNCTION("infer.function"),
  /** No fitting context knows an enum symbol. */
  INFER_ENUM("infer.enum"),
  /** A path without a context prefix. */
  PATH_NO_CONTEXT("path.no-context"),
  /** A path whose prefix is not visible in the inferred context. */
  PATH_CONTEXT("path.context"),
  /** An unknown segment. */
  PATH_UNKNOWN("path.unknown"),
  /** A segment too many. */
  PATH_EXTRA("path.extra"),
  /** Keys on something that has none. */
  PATH_KEYS("path.keys"),
  /** The cache of another context. */
  PATH_CACHE("path.cache"),
  /** Too few or too many arguments. */
  ARGS_COUNT("args.count"),
  /** A named argument that the function does not have. */
  ARGS_NAME("args.name"),
  /** A positional argument behind a named one. */
  ARGS_ORDER("args.order"),
  /** An argument of the wrong kind. */
  ARGS_TYPE("args.type"),
  /** A function reference that names no function. */
  ARGS_FUNCTION("args.function"),
  /** A value that the function refuses. */
  ARGS_VALUE("args.value"),
  /** A regular expression or grok pattern that does not compile. */
  ARGS_REGEX("args.regex"),
  /** A glob that does not compile. */
  ARGS_GLOB("args.glob"),
  /** An XPath that does not compile. */
  ARGS_XPATH("args.xpath"),
  /** A time format, zone or locale that is not known. */
  ARGS_TIME("args.time"),

  /** Accepted, and stops the collector while it processes data. */
  CRASH("crash"),
  /** Accepted, and never ends while data is processed. */
  ENDLESS("endless"),
  /** The collector's configuration loader would replace a part of the text. */
  EXPANSION("expansion"),
  /** Accepted and harmless, but probably not as meant. */
  NEVER_TRUE("never-true");

  private final String id;

  Category(String id) {
    this.id = id;
  }

  /** Stable identifier for reports, such as {@code path.unknown}. */
  public String id() {
    return id;
  }
}
