package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.ottl.OttlWords;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Functions as an editor shows them. */
public final class FunctionCalls {
  private FunctionCalls() {}

  /** Name, parameters and result. */
  public static String signature(Function function) {
    return function.signature() + (function.result().isEmpty() ? "" : " -> " + function.result());
  }

  /** A call with places for the arguments that must be given. */
  static String snippet(Function function) {
    List<String> places = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      if (!parameter.optional()) {
        places.add("${" + (places.size() + 1) + ":" + parameter.name() + "}");
      }
    }
    boolean optionalOnly = places.isEmpty() && !function.parameters().isEmpty();
    return function.name() + "(" + String.join(", ", places) + (optionalOnly ? "$1" : "") + ")";
  }

  /** What the function does, what it takes, and an example, as Markdown. */
  public static String documentation(Function function) {
    StringBuilder text = new StringBuilder();
    OttlWords.function(function.name())
        .ifPresent(words -> text.append(words.summary()).append('\n'));
    Catalogue.current()
        .deprecation(function.name())
        .ifPresent(instead -> text.append("\n**Deprecated:** use ").append(instead).append(".\n"));
    if (!function.parameters().isEmpty()) {
      text.append('\n');
    }
    for (Parameter parameter : function.parameters()) {
      text.append("- `").append(parameter.name()).append("`: ");
      text.append(parameter.type().words());
      text.append(parameter.optional() ? ", optional\n" : "\n");
    }
    OttlWords.function(function.name())
        .map(OttlWords.FunctionWords::example)
        .filter(example -> !example.isEmpty())
        .ifPresent(example -> text.append("\n```ottl\n").append(example).append("\n```\n"));
    return text.toString().strip();
  }
}
