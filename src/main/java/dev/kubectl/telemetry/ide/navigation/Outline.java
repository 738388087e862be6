package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.place.KnownKind;
import dev.kubectl.telemetry.ide.place.Places;
import dev.kubectl.telemetry.ide.place.WrittenObjects;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file with its parts: an object, a field, an item, a statement. No value of a field is
 * in it, for it may be a credential.
 *
 * @param span all of it
 * @param selected its name or beginning, inside of the span
 */
public record Outline(
    String name, String detail, Kind kind, TextSpan span, TextSpan selected, List<Outline> parts) {
  private static final int LONGEST = 80;

  /** What a part is. */
  public enum Kind {
    OBJECT,
    FIELD,
    ITEM,
    OTTL
  }

  public Outline {
    parts = List.copyOf(parts);
  }

  /** The objects of a file. */
  public static List<Outline> of(WorkspaceFile file) {
    List<Outline> objects = new ArrayList<>();
    for (Sketcher.Document document : file.sketches()) {
      for (Sketch.Mapping object : WrittenObjects.of(document.root())) {
        if (!object.entries().isEmpty()) {
          objects.add(object(object));
        }
      }
    }
    return List.copyOf(objects);
  }

  private static Outline object(Sketch.Mapping object) {
    String kind = KnownKind.text(object, "kind");
    String name =
        object.entry("metadata").map(Sketch.Entry::value).orElse(null)
                instanceof Sketch.Mapping metadata
            ? KnownKind.text(metadata, "name")
            : "";
    boolean pipeline = KnownKind.of(object).filter(KnownKind::isPipeline).isPresent();
    return new Outline(
        name.isEmpty() ? "(no name)" : name,
        kind,
        Kind.OBJECT,
        new TextSpan(object.start(), object.end()),
        span(object.entries().getFirst().key()),
        parts(object, FieldPath.ROOT, pipeline));
  }

  private static List<Outline> parts(Sketch node, FieldPath path, boolean pipeline) {
    List<Outline> parts = new ArrayList<>();
    switch (node) {
      case Sketch.Mapping mapping -> {
        for (Sketch.Entry entry : mapping.entries()) {
          String name = entry.key().text().strip();
          if (entry.hasColon() && !name.isEmpty()) {
            parts.add(
                new Outline(
                    name,
                    "",
                    Kind.FIELD,
                    new TextSpan(entry.start(), entry.end()),
                    span(entry.key()),
                    parts(entry.value(), path.key(name), pipeline)));
          }
        }
      }
      case Sketch.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          parts.add(item(sequence.items().get(i), path.index(i), i, pipeline));
        }
      }
      case Sketch.Scalar _ -> {}
    }
    return parts;
  }

  private static Outline item(Sketch.Item item, FieldPath path, int index, boolean pipeline) {
    boolean ottl = pipeline && Places.textKind(path) != null;
    String text = item.value() instanceof Sketch.Scalar scalar ? firstLine(scalar.text()) : "";
    TextSpan span = new TextSpan(item.dash(), item.end());
    return new Outline(
        ottl && !text.isEmpty() ? text : "[" + index + "]",
        "",
        ottl ? Kind.OTTL : Kind.ITEM,
        span,
        new TextSpan(item.dash(), Math.min(item.end(), item.dash() + 1)),
        parts(item.value(), path, pipeline));
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static TextSpan span(Sketch node) {
    return new TextSpan(node.start(), node.end());
  }
}
