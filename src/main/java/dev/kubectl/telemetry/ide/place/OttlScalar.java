package dev.kubectl.telemetry.ide.place;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.ottl.TextKind;
import java.util.ArrayList;
import java.util.List;

/** A condition or statement of a pipeline, where it stands in a file. */
public record OttlScalar(FieldPath path, TextKind kind, Sketch.Scalar scalar) {

  /** All of a file, in its order. */
  public static List<OttlScalar> of(List<Sketcher.Document> documents) {
    List<OttlScalar> found = new ArrayList<>();
    for (Sketcher.Document document : documents) {
      WrittenObjects.of(document.root()).stream()
          .filter(object -> KnownKind.of(object).filter(KnownKind::isPipeline).isPresent())
          .forEach(object -> collect(object, FieldPath.ROOT, found));
    }
    return List.copyOf(found);
  }

  private static void collect(Sketch node, FieldPath path, List<OttlScalar> found) {
    switch (node) {
      case Sketch.Mapping mapping -> {
        for (Sketch.Entry entry : mapping.entries()) {
          String key = entry.key().text();
          boolean leads = path.steps().size() > 1 || isOnTheWay(path, key);
          if (entry.hasColon() && leads) {
            collect(entry.value(), path.key(key), found);
          }
        }
      }
      case Sketch.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          collect(sequence.items().get(i).value(), path.index(i), found);
        }
      }
      case Sketch.Scalar scalar -> {
        TextKind kind = Places.textKind(path);
        if (kind != null && !scalar.isNothing()) {
          found.add(new OttlScalar(path, kind, scalar));
        }
      }
    }
  }

  private static boolean isOnTheWay(FieldPath parent, String key) {
    return parent.steps().isEmpty()
        ? key.equals("spec")
        : key.equals("transform") || key.equals("filter");
  }
}
