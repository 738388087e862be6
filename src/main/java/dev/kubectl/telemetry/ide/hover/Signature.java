package dev.kubectl.telemetry.ide.hover;

import dev.kubectl.telemetry.ide.completion.FunctionCalls;
import dev.kubectl.telemetry.ide.ottl.OttlCursor;
import dev.kubectl.telemetry.ide.ottl.OttlWords;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.place.Places;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * The call that a cursor is in.
 *
 * @param label name, parameters and result
 * @param parameters in the order of the label
 * @param active index of the parameter that is being written, or the number of parameters when
 *     there are too many arguments
 */
public record Signature(String label, String documentation, List<Argument> parameters, int active) {

  /**
   * A parameter.
   *
   * @param label as it stands in the label of the signature
   */
  public record Argument(String label, String documentation) {}

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The signature at a place of a file, if it is in the arguments of a call. */
  public static Optional<Signature> at(WorkspaceFile file, int offset) {
    if (!(Places.at(file.document().text(), offset) instanceof CursorPlace.OttlText place)) {
      return Optional.empty();
    }
    OttlCursor.Call call = OttlCursor.of(place.scalar().text(), place.index()).call();
    Function function = call == null ? null : OttlWords.functions().get(call.function());
    return call == null || function == null ? Optional.empty() : Optional.of(of(function, call));
  }

  private static Signature of(Function function, OttlCursor.Call call) {
    List<Parameter> parameters = function.parameters();
    int active = Math.min(call.argument(), parameters.size());
    if (!call.named().isEmpty()) {
      String key = Parameter.key(call.named());
      active = parameters.stream().map(Parameter::key).toList().indexOf(key);
    }
    return new Signature(
        FunctionCalls.signature(function),
        FunctionCalls.documentation(function),
        parameters.stream()
            .map(parameter ->
                new Argument(
                    parameter.toString(),
                    parameter.type().words() + (parameter.optional() ? ", optional" : "")))
            .toList(),
        active < 0 ? parameters.size() : active);
  }
}
