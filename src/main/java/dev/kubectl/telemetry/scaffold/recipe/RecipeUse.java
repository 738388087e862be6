package dev.kubectl.telemetry.scaffold.recipe;

import java.util.List;

/**
 * A recipe with its values, which are known to fit.
 *
 * @param values as many as the recipe takes
 */
public record RecipeUse(Recipe recipe, List<String> values) {
  public RecipeUse {
    values = List.copyOf(values);
  }

  public Contribution contribution() {
    return recipe.contribution(values);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return values.isEmpty() ? recipe.word() : recipe.word() + "=" + String.join(",", values);
  }
}
