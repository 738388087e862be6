package dev.kubectl.telemetry.scaffold.recipe;

import dev.kubectl.telemetry.api.schema.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The catalogue. */
public final class Recipes {
  private Recipes() {}

  /** A use of a recipe, or what is wrong with it. */
  public sealed interface Parsed {
    record Use(RecipeUse use) implements Parsed {}

    record Wrong(String message, String hint) implements Parsed {}
  }

  public static List<Recipe> all(Recipe.Kind kind) {
    return switch (kind) {
      case FILTER -> FilterRecipes.ALL;
      case TRANSFORM -> TransformRecipes.ALL;
    };
  }

  public static Optional<Recipe> find(Recipe.Kind kind, String word) {
    return all(kind).stream().filter(recipe -> recipe.word().equals(word)).findFirst();
  }

  /** Reads {@code WORD} or {@code WORD=VALUE,VALUE}. */
  public static Parsed parse(Recipe.Kind kind, String text) {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    List<String> values =
        equals < 0
            ? List.of()
            : Arrays.stream(text.substring(equals + 1).split(",", -1)).map(String::strip).toList();
    return find(kind, word).map(recipe -> use(recipe, values)).orElseGet(() -> unknown(kind, word));
  }

  private static Parsed use(Recipe recipe, List<String> values) {
    return recipe
        .problem(values)
        .<Parsed>map(problem ->
            new Parsed.Wrong(recipe.word() + ": " + problem, "for example " + recipe.example()))
        .orElseGet(() -> new Parsed.Use(new RecipeUse(recipe, values)));
  }

  private static Parsed unknown(Recipe.Kind kind, String word) {
    Recipe.Kind other = kind == Recipe.Kind.FILTER ? Recipe.Kind.TRANSFORM : Recipe.Kind.FILTER;
    String name = kind == Recipe.Kind.FILTER ? "filter" : "transform";
    String message = "there is no " + name + " recipe '" + word + "'";
    if (find(other, word).isPresent()) {
      String option = other == Recipe.Kind.FILTER ? "--filter" : "--transform";
      return new Parsed.Wrong(message, word + " goes with " + option);
    }
    return new Parsed.Wrong(
        message,
        Suggestions.nearest(word, all(kind).stream().map(Recipe::word).toList())
            .map(near -> "did you mean " + near + "?")
            .orElse("--list-recipes shows all"));
  }
}
