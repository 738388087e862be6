package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.ottl.OttlCursor;
import dev.kubectl.telemetry.ide.ottl.OttlWords;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.workspace.Names;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ottl.Ottl;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.catalogue.ArgumentCheck;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.Parameter;
import dev.kubectl.telemetry.ottl.catalogue.ParameterType;
import dev.kubectl.telemetry.ottl.syntax.Expected;
import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may come next inside of OTTL. The parser is asked about the text before the word at the
 * cursor: what stands behind may be broken or belong to something else.
 */
final class OttlCandidates {
  private final Workspace workspace;
  private final Cursor cursor;

  /** By label: an expectation may be met in two ways at once. */
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  private TextSpan replaced = new TextSpan(0, 0);
  private Style style = Style.PLAIN;
  private OttlCursor around = OttlCursor.of("", 0);

  OttlCandidates(Workspace workspace, Cursor cursor) {
    this.workspace = workspace;
    this.cursor = cursor;
  }

  List<Candidate> of(CursorPlace.OttlText place) {
    Typed text = Typed.of(place.scalar().text());
    style = place.scalar().style();
    around = OttlCursor.of(text.before() + text.behind(), text.before().length());
    replaced = cursor.around(around.typed().length(), around.rest().length());
    List<Expected> expected = expected(place.textKind(), around.head());
    if (around.inString()) {
      expected.forEach(this::insideString);
    } else if (!around.typed().matches("[0-9].*")) {
      expected.forEach(this::outsideString);
    }
    return List.copyOf(candidates.values());
  }

  private static List<Expected> expected(TextKind kind, String head) {
    List<Expected> all = Ottl.expectedAt(kind, head, head.codePointCount(0, head.length()));
    // Without an editor the parser goes on with a condition, to have a tree; nobody wants one.
    return all.contains(new Expected.Editor()) ? List.of(new Expected.Editor()) : all;
  }

  private void insideString(Expected expected) {
    switch (expected) {
      case Expected.Key _ -> attributes(around.stringCloses() ? "" : "\"]");
      case Expected.Argument(String name, int index, List<String> _) ->
          parameter(name, index)
              .ifPresent(found ->
                  choices(found.function(), found.parameter(), around.stringCloses() ? "" : "\""));
      case Expected.Editor _,
          Expected.Where _,
          Expected.Condition _,
          Expected.Value _,
          Expected.Segment _,
          Expected.Operator _,
          Expected.Conjunction _ -> {}
    }
  }

  private void outsideString(Expected expected) {
    switch (expected) {
      case Expected.Editor _ -> functions(false);
      case Expected.Where _ -> keyword("where", "only where a condition holds");
      case Expected.Condition _ -> {
        values();
        keyword("not", "the opposite of a condition");
      }
      case Expected.Value _ -> values();
      case Expected.Argument(String name, int index, List<String> names) -> {
        parameter(name, index).ifPresent(this::argument);
        named(name, index, names);
      }
      case Expected.Segment(List<String> before) -> segments(String.join(".", before));
      case Expected.Key _ -> attributes("");
      case Expected.Operator _ -> operators();
      case Expected.Conjunction _ -> {
        keyword("and", "both conditions hold");
        keyword("or", "at least one of the conditions holds");
      }
    }
  }

  private void values() {
    paths();
    functions(true);
    OttlWords.symbols()
        .forEach((name, value) -> add(name, Candidate.Kind.SYMBOL, "= " + value, "", name, 300));
    keyword("true", "");
    keyword("false", "");
    keyword("nil", "nothing: the field is not there");
  }

  private void paths() {
    for (OttlWords.WholePath path : OttlWords.paths()) {
      String keys = path.path().keys() && around.behind() != '[' ? "[\"$1\"]" : "";
      add(
          path.text(),
          Candidate.Kind.PATH,
          path.path().kind(),
          path.summary(),
          path.text() + (path.text().endsWith("attributes") ? keys : ""),
          100);
    }
  }

  private void segments(String before) {
    Map<String, OttlWords.WholePath> found = new LinkedHashMap<>();
    for (OttlWords.WholePath path : OttlWords.paths()) {
      String text = path.text();
      String prefix = before.replaceFirst("^instrumentation_scope", "scope") + ".";
      if (text.startsWith(prefix)) {
        String rest = text.substring(prefix.length());
        int dot = rest.indexOf('.');
        found.putIfAbsent(dot < 0 ? rest : rest.substring(0, dot), path);
      }
    }
    found.forEach((segment, path) ->
        add(segment, Candidate.Kind.PATH, path.path().kind(), path.summary(), segment, 0));
  }

  private void functions(boolean converters) {
    for (Function function : OttlWords.functions().values()) {
      if (OttlWords.isConverter(function.name()) == converters) {
        Optional<String> instead = Catalogue.current().deprecation(function.name());
        String call = around.behind() == '(' ? function.name() : FunctionCalls.snippet(function);
        candidates.putIfAbsent(
            function.name(),
            new Candidate(
                function.name(),
                converters ? Candidate.Kind.CONVERTER : Candidate.Kind.EDITOR,
                FunctionCalls.signature(function),
                FunctionCalls.documentation(function),
                cursor.blank() + inYaml(call),
                function.name(),
                replaced,
                (converters ? 200 : 0) + (instead.isPresent() ? 900 : 0),
                instead.isPresent()));
      }
    }
  }

  /** A parameter with its function. */
  private record Found(Function function, Parameter parameter) {}

  private Optional<Found> parameter(String name, int index) {
    Function function = OttlWords.functions().get(name);
    if (function == null) {
      return Optional.empty();
    }
    OttlCursor.Call call = around.call();
    Optional<Parameter> parameter =
        call != null && !call.named().isEmpty() && call.function().equals(name)
            ? function.parameter(call.named())
            : function.parameters().stream().skip(index).findFirst();
    return parameter.map(found -> new Found(function, found));
  }

  private void argument(Found found) {
    choices(found.function(), found.parameter(), null);
    if (found.parameter().type() instanceof ParameterType.FunctionName) {
      OttlWords.functions().values().stream()
          .filter(function -> OttlWords.isConverter(function.name()))
          .forEach(function ->
              add(
                  function.name(),
                  Candidate.Kind.CONVERTER,
                  "the function itself",
                  FunctionCalls.documentation(function),
                  function.name(),
                  10));
    }
  }

  /**
   * The texts that a parameter accepts.
   *
   * @param closing null outside of a string, where quotes belong to the candidate
   */
  private void choices(Function function, Parameter parameter, @Nullable String closing) {
    for (ArgumentCheck check : function.checks()) {
      if (check instanceof ArgumentCheck.OneOf(String name, List<String> values)
          && Parameter.key(name).equals(parameter.key())) {
        for (String value : values) {
          String text = closing == null ? "\"" + value + "\"" : value + closing;
          add(
              closing == null ? "\"" + value + "\"" : value,
              Candidate.Kind.VALUE,
              parameter.name(),
              "",
              Candidate.literal(text),
              0);
        }
      }
    }
  }

  private void named(String name, int index, List<String> given) {
    Function function = OttlWords.functions().get(name);
    OttlCursor.Call call = around.call();
    if (function == null || (call != null && !call.named().isEmpty())) {
      return;
    }
    List<Parameter> parameters = function.parameters();
    for (int i = index; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (!given.contains(parameter.name())) {
        add(
            parameter.name() + "=",
            Candidate.Kind.KEYWORD,
            parameter.type().words() + (parameter.optional() ? ", optional" : ""),
            "",
            parameter.name() + "=",
            50 + i);
      }
    }
  }

  /**
   * Names of attributes.
   *
   * @param closing what has to be written behind the name inside of a string; without one, quotes
   *     belong to the candidate
   */
  private void attributes(String closing) {
    String context = around.head().replaceFirst("(?s).*?([a-z_]+)\\.attributes\\s*\\[\\s*$", "$1");
    Map<String, String> seen = Names.attributes(workspace);
    seen.forEach((name, where) ->
        attribute(name, where.equals(context) ? 0 : 20, "in this workspace", "", closing));
    for (OttlWords.Attribute known : OttlWords.attributes()) {
      int rank = known.context().equals(context) ? 10 : 30;
      attribute(known.name(), rank, known.context(), known.summary(), closing);
    }
  }

  private void attribute(String name, int rank, String detail, String words, String closing) {
    String text = around.inString() ? name + closing(closing) : "\"" + name + "\"";
    add(name, Candidate.Kind.ATTRIBUTE, detail, words, Candidate.literal(text), rank);
  }

  private String closing(String wanted) {
    return around.behind() == ']' ? wanted.replace("]", "") : wanted;
  }

  private void operators() {
    for (String operator : List.of("==", "!=", "<", ">", "<=", ">=")) {
      add(operator, Candidate.Kind.KEYWORD, "comparison", "", operator + " ", 0);
    }
    for (String operator : List.of("+", "-", "*", "/")) {
      add(operator, Candidate.Kind.KEYWORD, "arithmetic", "", operator + " ", 20);
    }
  }

  private void keyword(String word, String words) {
    add(word, Candidate.Kind.KEYWORD, words, "", word, 400);
  }

  private void add(
      String label, Candidate.Kind kind, String detail, String words, String insert, int rank) {
    candidates.putIfAbsent(
        label,
        new Candidate(
            label,
            kind,
            detail,
            words,
            cursor.blank() + inYaml(insert),
            label,
            replaced,
            rank,
            false));
  }

  /** Quotes and backslashes inside of a YAML text in double quotes are escaped. */
  private String inYaml(String snippet) {
    return style == Style.DOUBLE_QUOTED
        ? snippet.replace("\\\\", "\\\\\\\\").replace("\"", "\\\\\"")
        : snippet;
  }
}
