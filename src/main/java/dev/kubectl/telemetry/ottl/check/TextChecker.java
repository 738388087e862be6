package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.Parameter;
import dev.kubectl.telemetry.ottl.catalogue.ParameterType;
import dev.kubectl.telemetry.ottl.catalogue.ValueKind;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Children;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one text in its context: functions, arguments, paths, keys, enums, in the order in which
 * the reference builds them, so that the first finding is the one it would report.
 *
 * <p>Operands of comparisons and of arithmetic have no type here; a comparison that can never be
 * true is legal.
 */
public final class TextChecker {
  private final Names names;
  private final PathChecker paths;
  private final FunctionChecks functionChecks;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> crashes = new ArrayList<>();

  private TextChecker(Names names) {
    this.names = names;
    this.paths = new PathChecker(names);
    this.functionChecks = new FunctionChecks(names.enums());
  }

  /**
   * What a checked text holds.
   *
   * @param findings why it is refused; empty if it is not
   * @param crashes calls that are accepted and stop the collector when data flows
   */
  public record Result(List<Finding> findings, List<Finding> crashes) {
    public Result {
      findings = List.copyOf(findings);
      crashes = List.copyOf(crashes);
    }
  }

  /** Checks a text that has no syntax problem. */
  public static Result check(ParsedText text, Names names) {
    TextChecker checker = new TextChecker(names);
    checker.value(text.root());
    if (text.where() != null) {
      checker.value(text.where());
    }
    return new Result(checker.findings, checker.crashes);
  }

  private void value(Node node) {
    switch (node) {
      case Node.Path path -> path(path);
      case Node.Call call -> call(call);
      case Node.EnumSymbol symbol -> {
        if (!names.enums().containsKey(symbol.name())) {
          findings.add(NameAdvice.enumSymbol(symbol.name(), symbol.range(), names));
        }
      }
      case Node.FunctionReference reference ->
          type(
              reference.range(),
              "A function name is no value here",
              "Call it: " + reference.name() + "(…)");
      case Node.MapLiteral map -> {
        children(map);
        mapStructure(map);
      }
      case Node.Comparison comparison -> {
        children(comparison);
        PlainLists.crash(comparison, paths).ifPresent(crashes::add);
      }
      default -> children(node);
    }
  }

  private void children(Node node) {
    for (Node child : Children.withoutCallKeys(node)) {
      value(child);
    }
  }

  private void path(Node.Path path) {
    for (Node.Segment segment : path.segments()) {
      for (Node.Key key : segment.keys()) {
        value(key.value());
      }
    }
    paths.check(path).ifPresent(findings::add);
  }

  /**
   * The collector cannot convert a map literal in which a list lies directly in a list and holds
   * maps.
   */
  private void mapStructure(Node.MapLiteral map) {
    if (!(Literal.of(map, names.enums()) instanceof Literal.Fields fields)) {
      return;
    }
    for (Literal value : fields.values()) {
      if (value instanceof Literal.Items items
          && items.elements().stream().anyMatch(e -> e instanceof Literal.Items && e.holdsMap())) {
        type(
            map.range(), "A map in a list in a list cannot be converted", "Flatten the inner list");
        return;
      }
    }
  }

  private void call(Node.Call call) {
    Function function = names.function(call.name()).orElse(null);
    if (function == null) {
      findings.add(NameAdvice.function(call.name(), call.nameRange(), names));
      unknownArguments(call);
      return;
    }
    if (function.ignoresArguments() || !orderAndCount(call, function)) {
      return;
    }
    int before = findings.size();
    Map<String, Node> given = new LinkedHashMap<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Node.Argument argument = call.arguments().get(i);
      String name = argument.name();
      Parameter parameter =
          name == null ? function.parameters().get(i) : function.parameter(name).orElse(null);
      if (parameter == null) {
        noSuchParameter(argument, function);
        continue;
      }
      argument(argument.value(), parameter.type(), parameter.name() + " of " + function.name());
      if (given.put(parameter.name(), argument.value()) != null) {
        twice.add(parameter.name());
      }
    }
    if (findings.size() == before) {
      findings.addAll(functionChecks.check(function, given, call));
    }
    if (findings.size() == before) {
      crashOfMissing(call, function, given, twice);
    }
  }

  /**
   * What an unknown function takes nobody knows; what stands in its arguments can be wrong anyway.
   */
  private void unknownArguments(Node.Call call) {
    for (Node.Argument argument : call.arguments()) {
      if (!(argument.value() instanceof Node.FunctionReference)
          && !(argument.value() instanceof Node.EnumSymbol)) {
        value(argument.value());
      }
    }
  }

  private boolean orderAndCount(Node.Call call, Function function) {
    boolean named = false;
    for (Node.Argument argument : call.arguments()) {
      if (named && argument.name() == null) {
        findings.add(
            new Finding(
                Category.ARGS_ORDER,
                argument.range(),
                "An argument without a name cannot follow one with a name",
                NameAdvice.parameters(function)));
        return false;
      }
      named |= argument.name() != null;
    }
    int count = call.arguments().size();
    if (count < function.required() || count > function.parameters().size()) {
      boolean range = function.required() < function.parameters().size();
      findings.add(
          new Finding(
              Category.ARGS_COUNT,
              call.nameRange(),
              "'"
                  + function.name()
                  + "' takes "
                  + (range ? function.required() + " to " : "")
                  + function.parameters().size()
                  + " arguments, not "
                  + count,
              NameAdvice.parameters(function)));
      return false;
    }
    return true;
  }

  private void noSuchParameter(Node.Argument argument, Function function) {
    TextRange range = argument.nameRange() == null ? argument.range() : argument.nameRange();
    findings.add(
        new Finding(
            Category.ARGS_NAME,
            range,
            "'" + function.name() + "' has no parameter '" + argument.name() + "'",
            NameAdvice.parameters(function)));
  }

  private void crashOfMissing(
      Node.Call call, Function function, Map<String, Node> given, Set<String> twice) {
    for (Parameter parameter : function.parameters()) {
      if (!parameter.optional() && !given.containsKey(parameter.name())) {
        crashes.add(
            new Finding(
                Category.CRASH,
                call.range(),
                "'"
                    + String.join("', '", twice)
                    + "' is given twice and '"
                    + parameter.name()
                    + "' not at all; the collector crashes when data arrives",
                NameAdvice.parameters(function)));
        return;
      }
    }
  }

  private void argument(Node node, ParameterType type, String place) {
    switch (type) {
      case ParameterType.Target _ -> {
        if (node instanceof Node.Path path) {
          path(path);
        } else {
          type(node.range(), place + " must be a path", null);
        }
      }
      case ParameterType.Literal literal -> {
        if (!isLiteral(node, literal.kind())) {
          type(
              node.range(),
              place + " must be written as " + literal.words(),
              literalHint(node, literal.kind()));
        }
      }
      case ParameterType.Any _ -> value(node);
      case ParameterType.Strict strict -> {
        value(node);
        Literal literal = Literal.of(node, names.enums());
        if (literal != null && !Conversions.isOfKind(literal, strict.kind())) {
          type(
              node.range(),
              place + " must be " + strict.words() + ", not " + literal.words(),
              null);
        }
      }
      case ParameterType.Converted converted -> {
        value(node);
        Literal literal = Literal.of(node, names.enums());
        if (literal != null && !Conversions.isConvertible(literal, converted.kind())) {
          type(node.range(), place + " cannot be converted to " + converted.words(), null);
        }
      }
      case ParameterType.ListOf list -> {
        if (node instanceof Node.ListLiteral elements) {
          elements.elements().forEach(e -> argument(e, list.element(), "an element of " + place));
        } else {
          type(
              node.range(),
              place + " must be a list in brackets",
              "Write the elements in brackets; a path to a list is not taken");
        }
      }
      case ParameterType.FunctionName _ -> functionName(node, place);
    }
  }

  private void functionName(Node node, String place) {
    String name =
        switch (node) {
          case Node.FunctionReference reference -> reference.name();
          case Node.EnumSymbol symbol -> symbol.name();
          default -> null;
        };
    if (name != null && names.function(name).isPresent()) {
      return;
    }
    findings.add(
        new Finding(
            Category.ARGS_FUNCTION,
            node.range(),
            name == null
                ? place + " must be the bare name of a converter"
                : "There is no function '" + name + "'",
            name == null
                ? "For example: ToUpperCase, without quotes and parentheses"
                : Nearest.to(name, names.allFunctions().keySet())
                    .map(NameAdvice::didYouMean)
                    .orElse(null)));
  }

  private static boolean isLiteral(Node node, ValueKind kind) {
    return switch (kind) {
      case STRING -> node instanceof Node.StringLiteral;
      case INT -> node instanceof Node.IntLiteral;
      case DOUBLE -> node instanceof Node.FloatLiteral;
      case BOOL -> node instanceof Node.BooleanLiteral;
      case MAP, LIST, TIME, DURATION, BYTES -> false;
    };
  }

  private static @Nullable String literalHint(Node node, ValueKind kind) {
    if (kind == ValueKind.DOUBLE && node instanceof Node.IntLiteral literal) {
      return "Write " + literal.value() + ".0";
    }
    if (node instanceof Node.Signed) {
      return "Signed numbers are not possible here";
    }
    return null;
  }

  private void type(TextRange range, String message, @Nullable String hint) {
    findings.add(new Finding(Category.ARGS_TYPE, range, capital(message), hint));
  }

  private static String capital(String message) {
    return message.startsWith("an element ") ? "An" + message.substring(2) : message;
  }
}
