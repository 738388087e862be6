package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.ottl.OttlTree;
import dev.kubectl.telemetry.ide.place.OttlScalar;
import dev.kubectl.telemetry.ide.sketch.ScalarContent;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** What grows around a cursor: an argument, its call, the statement, the item, the field, … */
public final class Selections {
  private Selections() {}

  /** From the smallest range to the whole text, each inside of the next and different from it. */
  public static List<TextSpan> at(WorkspaceFile file, int offset) {
    List<TextSpan> spans = new ArrayList<>();
    spans.add(new TextSpan(0, file.document().text().length()));
    for (Sketcher.Document document : file.sketches()) {
      if (document.start() <= offset && offset <= document.end()) {
        add(document.root().start(), document.root().end(), offset, spans);
        inside(document.root(), offset, spans);
      }
    }
    OttlScalar.of(file.sketches()).stream()
        .filter(ottl -> ottl.scalar().start() <= offset && offset <= ottl.scalar().end())
        .findFirst()
        .ifPresent(ottl -> ottl(ottl, offset, spans));
    return spans.reversed();
  }

  private static void inside(Sketch node, int offset, List<TextSpan> spans) {
    switch (node) {
      case Sketch.Mapping mapping -> {
        for (Sketch.Entry entry : mapping.entries()) {
          if (entry.start() <= offset && offset <= entry.end()) {
            add(entry.start(), entry.end(), offset, spans);
            add(entry.key().start(), entry.key().end(), offset, spans);
            add(entry.value().start(), entry.value().end(), offset, spans);
            inside(entry.value(), offset, spans);
            return;
          }
        }
      }
      case Sketch.Sequence sequence -> {
        for (Sketch.Item item : sequence.items()) {
          if (item.dash() <= offset && offset <= item.end()) {
            add(item.dash(), item.end(), offset, spans);
            add(item.value().start(), item.value().end(), offset, spans);
            inside(item.value(), offset, spans);
            return;
          }
        }
      }
      case Sketch.Scalar _ -> {}
    }
  }

  private static void ottl(OttlScalar ottl, int offset, List<TextSpan> spans) {
    ScalarContent content = ottl.scalar().content();
    int length = content.text().length();
    add(content.place(0), content.place(length), offset, spans);
    int place = content.toCodePoints(content.indexAt(offset));
    for (Node node : OttlTree.of(ottl.kind(), content.text()).wayTo(place)) {
      add(
          content.place(content.fromCodePoints(node.range().start())),
          content.place(content.fromCodePoints(node.range().end())),
          offset,
          spans);
    }
  }

  private static void add(int start, int end, int offset, List<TextSpan> spans) {
    TextSpan last = spans.getLast();
    TextSpan span = new TextSpan(start, end);
    boolean inside = last.start() <= start && end <= last.end() && !span.equals(last);
    if (inside && start <= offset && offset <= end && end > start) {
      spans.add(span);
    }
  }
}
