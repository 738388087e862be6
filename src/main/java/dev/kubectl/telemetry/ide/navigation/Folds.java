package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.yaml.LineTable;
import java.util.ArrayList;
import java.util.List;

/** What can be folded away: fields and items over several lines, documents, blocks of comments. */
public final class Folds {
  /** Lines are counted from 0; both stay visible as the editor likes. */
  public record Fold(int firstLine, int lastLine, boolean comment) {}

  private final LineTable lines;
  private final List<Fold> folds = new ArrayList<>();

  private Folds(LineTable lines) {
    this.lines = lines;
  }

  public static List<Fold> of(WorkspaceFile file) {
    Folds folds = new Folds(file.document().lines());
    for (Sketcher.Document document : file.sketches()) {
      Sketch root = document.root();
      folds.add(new TextSpan(root.start(), root.end()));
      folds.inside(root);
    }
    folds.comments();
    return folds.folds.stream().distinct().toList();
  }

  private void inside(Sketch node) {
    switch (node) {
      case Sketch.Mapping mapping -> {
        for (Sketch.Entry entry : mapping.entries()) {
          add(new TextSpan(entry.start(), entry.end()));
          inside(entry.value());
        }
      }
      case Sketch.Sequence sequence -> {
        for (Sketch.Item item : sequence.items()) {
          add(new TextSpan(item.dash(), item.end()));
          inside(item.value());
        }
      }
      case Sketch.Scalar _ -> {}
    }
  }

  private void add(TextSpan span) {
    int first = lines.positionOfChar(span.start()).line();
    int last = lines.positionOfChar(span.end()).line();
    while (last > first && lines.line(last).isBlank()) {
      last--;
    }
    if (last > first) {
      folds.add(new Fold(first - 1, last - 1, false));
    }
  }

  private void comments() {
    int first = 0;
    for (int line = 1; line <= lines.lines() + 1; line++) {
      boolean comment = lines.line(line).stripLeading().startsWith("#");
      if (comment && first == 0) {
        first = line;
      } else if (!comment && first > 0) {
        if (line - 1 > first) {
          folds.add(new Fold(first - 1, line - 2, true));
        }
        first = 0;
      }
    }
  }
}
