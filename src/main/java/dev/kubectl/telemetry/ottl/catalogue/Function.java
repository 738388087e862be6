package dev.kubectl.telemetry.ottl.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A function of the language.
 *
 * @param ignoresArguments takes nothing, but anything may be given
 * @param result kind of the value as documentation; empty for editors
 */
public record Function(
    String name,
    List<Parameter> parameters,
    boolean ignoresArguments,
    String result,
    List<ArgumentCheck> checks) {
  public Function {
    parameters = List.copyOf(parameters);
    checks = List.copyOf(checks);
  }

  /** The parameter that a written name means. */
  public Optional<Parameter> parameter(String written) {
    String key = Parameter.key(written);
    return parameters.stream().filter(parameter -> parameter.key().equals(key)).findFirst();
  }

  /** Number of arguments that must be given. */
  public int required() {
    return (int) parameters.stream().filter(parameter -> !parameter.optional()).count();
  }

  /** Name and parameters as a person would write them; optional ones with a question mark. */
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(parameters.get(i));
    }
    return text.append(')').toString();
  }

  static Function of(String[] fields) {
    boolean any = fields[1].equals("any");
    List<Parameter> parameters =
        any ? List.of() : List.of(fields[1].split(", ", -1)).stream().map(Parameter::of).toList();
    List<ArgumentCheck> checks =
        fields.length < 4
            ? List.of()
            : List.of(fields[3].split("; ", -1)).stream().map(ArgumentCheck::of).toList();
    return new Function(fields[0], parameters, any, fields.length < 3 ? "" : fields[2], checks);
  }
}
