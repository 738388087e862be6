package dev.kubectl.telemetry.ottl.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of a function between two collector versions. */
public sealed interface CatalogueChange {
  /** The section of the catalogue that has the function, such as {@code editors metric}. */
  String section();

  /** The name in the older version. */
  String function();

  /** Texts that call it are refused. */
  record Removed(String section, String function) implements CatalogueChange {}

  /** It is gone, and another name that is spelt alike or was recommended has appeared. */
  record Renamed(String section, String function, String name) implements CatalogueChange {}

  /** It still works. */
  record Deprecated(String section, String function, String instead) implements CatalogueChange {}

  /** By section and name; functions that are new change nothing for anybody. */
  static List<CatalogueChange> between(Catalogue older, Catalogue newer) {
    List<CatalogueChange> changes = new ArrayList<>();
    older
        .sections()
        .forEach((section, functions) -> {
          Map<String, Function> now = newer.sections().getOrDefault(section, Map.of());
          for (String name : functions.keySet()) {
            change(section, name, functions.keySet(), now.keySet(), older, newer)
                .ifPresent(changes::add);
          }
        });
    changes.sort(
        Comparator.comparing(CatalogueChange::section).thenComparing(CatalogueChange::function));
    return List.copyOf(changes);
  }

  private static Optional<CatalogueChange> change(
      String section,
      String name,
      Set<String> before,
      Set<String> now,
      Catalogue older,
      Catalogue newer) {
    if (now.contains(name)) {
      return older.deprecation(name).isPresent()
          ? Optional.empty()
          : newer.deprecation(name).map(instead -> new Deprecated(section, name, instead));
    }
    String recommended = older.deprecation(name).orElse("");
    Optional<CatalogueChange> renamed =
        now.stream()
            .filter(other -> !before.contains(other) || other.equals(recommended))
            .filter(other -> other.equals(recommended) || plain(other).equals(plain(name)))
            .findFirst()
            .map(other -> new Renamed(section, name, other));
    return renamed.or(() -> Optional.of(new Removed(section, name)));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
