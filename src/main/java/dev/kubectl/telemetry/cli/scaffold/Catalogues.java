package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.scaffold.Lines;
import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import dev.kubectl.telemetry.scaffold.backend.Backends;
import dev.kubectl.telemetry.scaffold.backend.Temporality;
import dev.kubectl.telemetry.scaffold.recipe.Recipe;
import dev.kubectl.telemetry.scaffold.recipe.Recipes;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to choose from, as {@code --list-recipes} and {@code --list-backends} show it. */
final class Catalogues {
  private Catalogues() {}

  static String recipes(Console console) {
    StringBuilder text = new StringBuilder();
    for (Recipe.Kind kind : Recipe.Kind.values()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(console.bold("--" + kind.name().toLowerCase(Locale.ROOT)))
          .append('\n');
      for (Recipe recipe : Recipes.all(kind)) {
        text.append("  ").append(console.blue(recipe.usage())).append('\n');
        paragraph(capitalised(recipe.title()) + ". " + recipe.explanation(), text);
      }
    }
    return text.toString();
  }

  static String backends(Console console) {
    StringBuilder text = new StringBuilder();
    for (Backend backend : Backends.all()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(console.bold(backend.word()))
          .append("  ")
          .append(backend.title())
          .append('\n');
      line("endpoint", backend.endpointForm(), text);
      line(
          "output",
          backend.protocols().stream()
              .map(protocol -> protocol.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")),
          text);
      line("credentials", credentials(backend), text);
      if (backend.temporality() != Temporality.ANY) {
        line("counters", backend.temporality().name().toLowerCase(Locale.ROOT) + " only", text);
      }
      if (!backend.note().isEmpty()) {
        line("mind", backend.note(), text);
      }
      line("source", String.join(" ", backend.sources()), text);
    }
    return text.toString();
  }

  private static String credentials(Backend backend) {
    String headers =
        backend.headers().stream()
            .map(header ->
                "header "
                    + header.name()
                    + (header.key().isEmpty() ? "" : " from key " + header.key()))
            .collect(Collectors.joining(", "));
    return backend.authentication() == Authentication.NONE
        ? (headers.isEmpty() ? "none" : headers)
        : backend.authentication().name().toLowerCase(Locale.ROOT);
  }

  private static void line(String label, String value, StringBuilder text) {
    String first = "  %-12s".formatted(label);
    String indent = first;
    for (String line : Lines.wrapped(value, 80 - first.length())) {
      text.append(indent).append(line).append('\n');
      indent = " ".repeat(first.length());
    }
  }

  private static String capitalised(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static void paragraph(String words, StringBuilder text) {
    for (String line : Lines.wrapped(words, 74)) {
      text.append("      ").append(line).append('\n');
    }
  }
}
