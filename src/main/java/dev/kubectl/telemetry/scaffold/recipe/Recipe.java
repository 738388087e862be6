package dev.kubectl.telemetry.scaffold.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter or transform by name.
 *
 * @param word as it is written on the command line
 * @param title what it does, in a few words
 * @param explanation what to know before using it; whole sentences
 * @param parameters what it has to be told, in order
 * @param repeats whether the last parameter may be given several times
 * @param texts the OTTL for values that {@link #problem} has nothing against
 */
public record Recipe(
    String word,
    Kind kind,
    String title,
    String explanation,
    List<Parameter> parameters,
    boolean repeats,
    Function<List<String>, Contribution> texts) {

  /** Which option of the command a recipe belongs to. */
  public enum Kind {
    FILTER,
    TRANSFORM
  }

  public Recipe {
    parameters = List.copyOf(parameters);
  }

  /** How it is written: {@code rename-attribute=OLD,NEW}. */
  public String usage() {
    if (parameters.isEmpty()) {
      return word;
    }
    String values = parameters.stream().map(Parameter::name).collect(Collectors.joining(","));
    return word + "=" + values + (repeats ? "[,...]" : "");
  }

  /** A use that works: {@code rename-attribute=http.url,url.full}. */
  public String example() {
    return parameters.isEmpty()
        ? word
        : word + "=" + parameters.stream().map(Parameter::example).collect(Collectors.joining(","));
  }

  /** What is wrong with the values, if anything. */
  public Optional<String> problem(List<String> values) {
    boolean fits =
        repeats ? values.size() >= parameters.size() : values.size() == parameters.size();
    if (!fits) {
      return Optional.of(
          parameters.isEmpty()
              ? word + " takes no value"
              : "write " + usage() + ", such as " + example());
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parameters
          .get(Math.min(i, parameters.size() - 1))
          .problem(values.get(i))
          .ifPresent(problems::add);
    }
    return problems.stream().findFirst();
  }

  /** What it adds to a pipeline. */
  public Contribution contribution(List<String> values) {
    return texts.apply(values);
  }
}
