package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.Offers;
import dev.kubectl.telemetry.scaffold.SecretName;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.recipe.Recipe;
import dev.kubectl.telemetry.scaffold.recipe.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What could be typed: recipes, and what the cluster has. */
final class Suggestions {
  private Suggestions() {}

  /** Those that begin with what was typed, and say more. */
  static List<Option> of(Topic topic, Draft draft, Offers offers, String typed) {
    return all(topic, draft, offers, typed)
        .filter(option -> option.value().regionMatches(true, 0, typed, 0, typed.length()))
        .filter(option -> !option.value().equals(typed))
        .toList();
  }

  /** The recipe that is being typed, to explain it. */
  static Optional<Recipe> recipe(Topic topic, String typed) {
    return kind(topic).flatMap(kind -> Recipes.find(kind, typed.replaceFirst("=.*", "")));
  }

  private static Optional<Recipe.Kind> kind(Topic topic) {
    return switch (topic) {
      case FILTER -> Optional.of(Recipe.Kind.FILTER);
      case TRANSFORM -> Optional.of(Recipe.Kind.TRANSFORM);
      case NAME, INPUT, NAMESPACES, BACKEND, OUTPUT, ENDPOINT, TLS -> Optional.empty();
      case AUTH, SECRET, TOKEN_URL, SCOPE, HEADER -> Optional.empty();
    };
  }

  private static Stream<Option> all(Topic topic, Draft draft, Offers offers, String typed) {
    return switch (topic) {
      case NAMESPACES -> namespaces(offers, typed);
      case ENDPOINT -> keys(draft, offers);
      case SECRET -> offers.secrets().stream().map(Suggestions::secret);
      case FILTER, TRANSFORM ->
          Recipes.all(kind(topic).orElseThrow()).stream().map(Suggestions::recipe);
      case NAME, INPUT, BACKEND, OUTPUT, TLS, AUTH, TOKEN_URL, SCOPE, HEADER -> Stream.of();
    };
  }

  /** The way first, then one namespace after the other. */
  private static Stream<Option> namespaces(Offers offers, String typed) {
    int equals = typed.indexOf('=');
    if (equals < 0) {
      return Stream.of(Option.of("include=", "only these"), Option.of("exclude=", "all but these"));
    }
    String before = typed.substring(0, Math.max(equals, typed.lastIndexOf(',')) + 1);
    List<String> named = List.of(typed.substring(equals + 1).split(",", -1));
    List<Option> options = new ArrayList<>();
    for (String namespace : offers.namespaces()) {
      if (!named.contains(namespace)) {
        int scraped = offers.annotated().getOrDefault(namespace, 0);
        options.add(
            new Option(
                before + namespace,
                namespace,
                scraped == 0
                    ? (Defaulting.SYSTEM_NAMESPACES.contains(namespace) ? "of the system" : "")
                    : scraped + (scraped == 1 ? " workload" : " workloads") + " to be scraped"));
      }
    }
    return options.stream();
  }

  private static Option secret(Offers.Credentials secret) {
    return Option.of(secret.word(), String.join(", ", secret.keys()));
  }

  /** Keys of the Secret that is already chosen. */
  private static Stream<Option> keys(Draft draft, Offers offers) {
    String chosen =
        SecretName.parse(draft.word(Topic.SECRET))
            .map(name -> name.namespace() + "/" + name.name())
            .orElse("");
    return offers.secrets().stream()
        .filter(secret -> secret.word().equals(chosen))
        .flatMap(secret -> secret.keys().stream())
        .map(key -> Option.of("@" + key, "of Secret " + chosen));
  }

  private static Option recipe(Recipe recipe) {
    return new Option(
        recipe.parameters().isEmpty() ? recipe.word() : recipe.word() + "=",
        recipe.word(),
        recipe.title());
  }
}
