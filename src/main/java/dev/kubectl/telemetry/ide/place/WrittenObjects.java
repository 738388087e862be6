package dev.kubectl.telemetry.ide.place;

import dev.kubectl.telemetry.ide.sketch.Sketch;
import java.util.List;

/** The Kubernetes objects of a document: itself, or the items when it is a list of objects. */
public final class WrittenObjects {
  private WrittenObjects() {}

  public static List<Sketch.Mapping> of(Sketch root) {
    if (!(root instanceof Sketch.Mapping mapping)) {
      return List.of();
    }
    boolean list = KnownKind.text(mapping, "kind").endsWith("List");
    return list
            && mapping.entry("items").map(Sketch.Entry::value).orElse(null)
                instanceof Sketch.Sequence items
        ? items.items().stream().flatMap(item -> of(item.value()).stream()).toList()
        : List.of(mapping);
  }
}
