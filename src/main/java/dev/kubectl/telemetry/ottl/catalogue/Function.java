package dev.kubectl.telemetry.ottl.catalogue;

import java.util.ArrayList;
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

  static Function of(List<String> fields) {
    boolean any = fields.get(1).equals("any");
    List<Parameter> parameters = new ArrayList<>();
    if (!any) {
      for (String parameter : Notation.parts(fields.get(1), ", ")) {
        parameters.add(Parameter.of(parameter));
      }
    }
    List<ArgumentCheck> checks = new ArrayList<>();
    if (fields.size() > 3) {
      for (String check : Notation.parts(fields.get(3), "; ")) {
        checks.add(ArgumentCheck.of(check));
      }
    }
    String result = fields.size() < 3 ? "" : fields.get(2);
    return new Function(fields.get(0), parameters, any, result, checks);
  }
}
