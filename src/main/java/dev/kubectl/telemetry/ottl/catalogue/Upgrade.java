package dev.kubectl.telemetry.ottl.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of functions when a newer collector runs the same texts.
 *
 * @param version of the newer collector
 */
public record Upgrade(String version, List<CatalogueChange> changes) {
  public Upgrade {
    changes = List.copyOf(changes);
  }

  /** What becomes of the function with this name, if anything does. */
  public Optional<CatalogueChange> of(String function) {
    return changes.stream().filter(change -> change.function().equals(function)).findFirst();
  }
}
