package dev.kubectl.telemetry.ide.action;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.generated.VirtualDocument;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.WrittenObject;
import java.util.ArrayList;
import java.util.List;

/** Something about a pipeline that can be opened, shown above it. */
public record Lens(TextSpan span, String title, VirtualDocument document) {

  /** Two for each pipeline of a file. */
  public static List<Lens> of(WorkspaceFile file) {
    List<Lens> lenses = new ArrayList<>();
    for (ManifestObject object : file.read().objects()) {
      boolean pipeline =
          object instanceof ManifestObject.Pipeline
              || object instanceof ManifestObject.PipelineV1Alpha1;
      String name = WrittenObject.name(object);
      if (pipeline && !name.isEmpty()) {
        int start = file.document().offsets(object.place().root().span()).start();
        TextSpan span = new TextSpan(start, start);
        String uri = file.document().uri();
        lenses.add(
            new Lens(
                span, "preview", new VirtualDocument(VirtualDocument.Kind.PREVIEW, uri, name)));
        lenses.add(
            new Lens(
                span,
                "generated configuration",
                new VirtualDocument(VirtualDocument.Kind.CONFIGURATION, uri, name)));
      }
    }
    return List.copyOf(lenses);
  }
}
