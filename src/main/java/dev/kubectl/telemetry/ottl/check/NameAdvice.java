package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.FunctionSet;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for functions and enum symbols that are not known. */
final class NameAdvice {
  private static final Map<String, String> NOT_OFFERED =
      Map.of(
          "HasAttrKeyOnDatapoint", "Use datapoint.attributes[\"key\"] != nil",
          "HasAttrOnDatapoint", "Use datapoint.attributes[\"key\"] == \"value\"");

  private NameAdvice() {}

  static Finding function(String name, TextRange range, Names names) {
    String notOffered = NOT_OFFERED.get(name);
    if (notOffered != null) {
      return new Finding(
          Category.INFER_FUNCTION, range, "'" + name + "' is not offered in pipelines", notOffered);
    }
    for (Context context : Context.values()) {
      if (names.in(context).function(name).isPresent()) {
        return new Finding(
            Category.INFER_FUNCTION,
            range,
            "'"
                + name
                + "' works on a "
                + context.word()
                + ", but the entry runs once per "
                + names.context().word(),
            "Use only paths that a "
                + context.word()
                + " can see, or move it to an entry of its own");
      }
    }
    if (names.catalogue().comesLater(name)) {
      return new Finding(
          Category.INFER_FUNCTION,
          range,
          "This collector has no function '" + name + "' yet",
          "Later collectors have it; write it without until yours is one");
    }
    boolean editor =
        names.functions() != FunctionSet.STATEMENTS && names.catalogue().isEditor(name);
    return new Finding(
        Category.INFER_FUNCTION,
        range,
        "There is no function '" + name + "'",
        editor
            ? "It is an editor; use it in the statements of a transform"
            : Nearest.to(name, names.allFunctions().keySet())
                .map(NameAdvice::didYouMean)
                .orElse(null));
  }

  static Finding enumSymbol(String name, TextRange range, Names names) {
    return new Finding(Category.INFER_ENUM, range, enumMessage(name, names), enumHint(name, names));
  }

  private static String enumMessage(String name, Names names) {
    return isFunction(name, names)
        ? "'" + name + "' is read as an enum symbol; functions in capitals cannot be passed by name"
        : "There is no enum symbol '" + name + "' for a " + names.context().word();
  }

  private static @Nullable String enumHint(String name, Names names) {
    if (isFunction(name, names)) {
      return "Call it on the value instead: set(x, " + name + "(x))";
    }
    return switch (name) {
      case "NULL", "NIL", "NONE" -> "Write 'nil'";
      case "TRUE" -> "Write 'true'";
      case "FALSE" -> "Write 'false'";
      default -> {
        List<String> known = List.copyOf(names.catalogue().enums(Context.DATAPOINT).keySet());
        yield Nearest.to(name, known)
            .or(() -> known.stream().filter(symbol -> symbol.endsWith("_" + name)).findFirst())
            .map(NameAdvice::didYouMean)
            .orElse(null);
      }
    };
  }

  private static boolean isFunction(String name, Names names) {
    return names.function(name).isPresent();
  }

  static String didYouMean(String name) {
    return "Did you mean '" + name + "'?";
  }

  static String parameters(Function function) {
    return "Write "
        + function.signature()
        + (function.required() < function.parameters().size()
            ? "; '?' marks what may be left out"
            : "");
  }
}
