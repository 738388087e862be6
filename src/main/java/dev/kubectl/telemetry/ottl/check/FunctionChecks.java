package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.ArgumentCheck;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.pattern.GlobSyntax;
import dev.kubectl.telemetry.ottl.pattern.GrokSyntax;
import dev.kubectl.telemetry.ottl.pattern.Network;
import dev.kubectl.telemetry.ottl.pattern.PatternProblem;
import dev.kubectl.telemetry.ottl.pattern.RegexSyntax;
import dev.kubectl.telemetry.ottl.pattern.TimeSyntax;
import dev.kubectl.telemetry.ottl.pattern.XPathSyntax;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What functions look at when they are created, after the types of their arguments: patterns
 * compile, words are known, numbers are in range. A required argument that is missing because
 * another was given twice counts as empty text, zero or an empty list.
 */
final class FunctionChecks {
  private final Map<String, Long> enums;

  FunctionChecks(Map<String, Long> enums) {
    this.enums = enums;
  }

  /** Findings of all checks of the function; {@code given} holds arguments by parameter name. */
  List<Finding> check(Function function, Map<String, Node> given, Node.Call call) {
    if (function.checks().isEmpty()) {
      return List.of();
    }
    Arguments arguments = new Arguments(function, given, call);
    List<Finding> findings = new ArrayList<>();
    for (ArgumentCheck check : function.checks()) {
      check(check, arguments).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> check(ArgumentCheck check, Arguments arguments) {
    return switch (check) {
      case ArgumentCheck.Regex c ->
          pattern(
              arguments,
              c.parameter(),
              Category.ARGS_REGEX,
              "regular expression",
              RegexSyntax::problem);
      case ArgumentCheck.Glob c ->
          pattern(arguments, c.parameter(), Category.ARGS_GLOB, "glob", GlobSyntax::problem);
      case ArgumentCheck.XPath c -> xpath(arguments, c.parameter());
      case ArgumentCheck.TimeFormat c ->
          required(
              arguments,
              c.parameter(),
              Category.ARGS_TIME,
              "time format",
              TimeSyntax::formatProblem);
      case ArgumentCheck.Grok c -> grok(arguments, c);
      case ArgumentCheck.Zone c ->
          arguments.refuse(
              c.parameter(),
              Category.ARGS_TIME,
              text -> !TimeSyntax.isZone(text),
              "This is no time zone",
              "Use a name of the IANA data base, such as Europe/Berlin");
      case ArgumentCheck.Locale c ->
          arguments.refuse(
              c.parameter(),
              Category.ARGS_TIME,
              text -> !TimeSyntax.isLocale(text),
              "This is no locale",
              "Use a name such as en or pt-BR");
      case ArgumentCheck.OneOf c ->
          arguments.refuse(
              c.parameter(),
              Category.ARGS_VALUE,
              text -> !c.values().contains(text),
              "This is none of the known words",
              "Use one of "
                  + String.join(", ", c.values().stream().filter(v -> !v.isEmpty()).toList()));
      case ArgumentCheck.OneCharacter c ->
          arguments.refuse(
              c.parameter(),
              Category.ARGS_VALUE,
              text -> text.codePointCount(0, text.length()) != 1,
              "A delimiter is exactly one character",
              null);
      case ArgumentCheck.Delimiters c -> delimiters(arguments, c);
      case ArgumentCheck.Networks c -> networks(arguments, c.parameter());
      case ArgumentCheck.Identifier c -> identifier(arguments, c);
      case ArgumentCheck.AnyOf c ->
          c.parameters().stream().anyMatch(arguments.given()::containsKey)
              ? Optional.empty()
              : value(
                  arguments.call().nameRange(),
                  "One of " + String.join(", ", c.parameters()) + " must be given",
                  null);
      case ArgumentCheck.AtLeast c -> atLeast(arguments, c);
      case ArgumentCheck.Holds c -> holds(arguments, c);
      case ArgumentCheck.NotEmpty c ->
          arguments.list(c.parameter()).isEmpty()
              ? value(arguments.range(c.parameter()), "The list must not be empty", null)
              : Optional.empty();
    };
  }

  private static Optional<Finding> pattern(
      Arguments arguments, String parameter, Category category, String what, Syntax syntax) {
    return arguments.given().get(parameter) instanceof Node.StringLiteral literal
        ? syntax
            .problem(literal.value())
            .map(p -> finding(category, what, p, literal.range(), literal.value()))
        : Optional.empty();
  }

  /** Like a pattern, but a missing required argument is checked as empty text. */
  private static Optional<Finding> required(
      Arguments arguments, String parameter, Category category, String what, Syntax syntax) {
    String text = arguments.text(parameter);
    return text == null
        ? Optional.empty()
        : syntax
            .problem(text)
            .map(p -> finding(category, what, p, arguments.range(parameter), text));
  }

  /** An empty text for an optional path means the default. */
  private static Optional<Finding> xpath(Arguments arguments, String parameter) {
    boolean optional =
        arguments.function().parameters().stream()
            .anyMatch(p -> p.name().equals(parameter) && p.optional());
    return optional && "".equals(arguments.text(parameter))
        ? Optional.empty()
        : required(arguments, parameter, Category.ARGS_XPATH, "XPath", XPathSyntax::problem);
  }

  private static Finding finding(
      Category category, String what, PatternProblem problem, TextRange range, String text) {
    boolean plain = range.end() - range.start() == text.codePointCount(0, text.length()) + 2;
    int start = range.start() + 1 + problem.offset();
    TextRange place =
        problem.offset() < 0 || !plain
            ? range
            : new TextRange(start, Math.max(start + 1, range.end() - 1));
    return new Finding(
        category, place, "This is no valid " + what + ": " + problem.message(), null);
  }

  private static Optional<Finding> grok(Arguments arguments, ArgumentCheck.Grok check) {
    List<String> definitions = new ArrayList<>();
    for (Node element : arguments.list(check.definitions())) {
      if (element instanceof Node.StringLiteral literal) {
        definitions.add(literal.value());
      }
    }
    Optional<PatternProblem> wrong = GrokSyntax.definitionProblem(definitions);
    if (wrong.isPresent()) {
      return wrong.map(p ->
          finding(Category.ARGS_VALUE, "definition", p, arguments.range(check.definitions()), ""));
    }
    if (!(arguments.given().get(check.pattern()) instanceof Node.StringLiteral literal)) {
      return Optional.empty();
    }
    boolean namedOnly =
        arguments.given().get(check.namedOnly()) instanceof Node.BooleanLiteral flag
            && flag.value();
    return GrokSyntax.problem(literal.value(), namedOnly, definitions)
        .map(
            p -> finding(Category.ARGS_REGEX, "grok pattern", p, literal.range(), literal.value()));
  }

  private static Optional<Finding> delimiters(Arguments arguments, ArgumentCheck.Delimiters check) {
    String delimiter = arguments.textOr(check.delimiter(), "=");
    String pair = arguments.textOr(check.pairDelimiter(), " ");
    if (delimiter.isEmpty()) {
      return value(arguments.range(check.delimiter()), "The delimiter is empty", null);
    }
    if (pair.isEmpty()) {
      return value(arguments.range(check.pairDelimiter()), "The delimiter is empty", null);
    }
    return delimiter.equals(pair)
        ? value(
            arguments.range(
                arguments.given().containsKey(check.pairDelimiter())
                    ? check.pairDelimiter()
                    : check.delimiter()),
            "Both delimiters are '" + delimiter + "'",
            "Without an argument they are '=' and a blank")
        : Optional.empty();
  }

  private Optional<Finding> networks(Arguments arguments, String parameter) {
    for (Node element : arguments.list(parameter)) {
      if (!(Literal.of(element, enums) instanceof Literal.Text text)) {
        return Optional.empty();
      }
      if (!Network.isCidr(text.value())) {
        return value(
            element.range(), "'" + text.value() + "' is no network", "Write it like 10.0.0.0/8");
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> identifier(Arguments arguments, ArgumentCheck.Identifier check) {
    Node node = arguments.given().get(check.parameter());
    Literal literal = node == null ? null : Literal.of(node, enums);
    if (node == null || literal == null || Identifiers.isValid(literal, check.bytes())) {
      return Optional.empty();
    }
    return value(
        node.range(),
        "An identifier has "
            + check.bytes()
            + " bytes or "
            + 2 * check.bytes()
            + " hexadecimal digits",
        null);
  }

  private static Optional<Finding> atLeast(Arguments arguments, ArgumentCheck.AtLeast check) {
    return arguments.given().get(check.parameter()) instanceof Node.IntLiteral literal
            && literal.value() < check.smallest()
        ? value(literal.range(), "This must be at least " + check.smallest(), null)
        : Optional.empty();
  }

  private static Optional<Finding> holds(Arguments arguments, ArgumentCheck.Holds check) {
    long limit =
        arguments.given().get(check.number()) instanceof Node.IntLiteral literal
            ? literal.value()
            : 0;
    int length = arguments.list(check.list()).size();
    return limit < length
        ? value(
            arguments.range(check.number()),
            "The limit is smaller than the " + length + " priority keys",
            null)
        : Optional.empty();
  }

  private static Optional<Finding> value(TextRange range, String message, @Nullable String hint) {
    return Optional.of(new Finding(Category.ARGS_VALUE, range, message, hint));
  }

  /** Says why a text is refused. */
  private interface Syntax {
    Optional<PatternProblem> problem(String text);
  }
}
