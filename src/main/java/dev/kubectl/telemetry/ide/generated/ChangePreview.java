package dev.kubectl.telemetry.ide.generated;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Surroundings;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text in an editor does, compared with the text that is saved; where nothing is unsaved,
 * compared with nothing at all, as if the pipeline were new.
 */
public final class ChangePreview {
  private ChangePreview() {}

  /**
   * The preview as plain text.
   *
   * @param saved the text on the disk, null when there is none
   */
  public static String of(
      Workspace workspace,
      WorkspaceFile file,
      String name,
      @Nullable TextDocument saved,
      Instant now) {
    ObservedWorkspace after = ObservedWorkspace.of(workspace, file, now);
    boolean changed = saved != null && !saved.text().equals(file.document().text());
    ObservedWorkspace before = after;
    List<MetricPipeline> old;
    if (saved != null && changed) {
      before = ObservedWorkspace.of(workspace, new WorkspaceFile(saved, false), now);
      old = before.pipelines();
    } else {
      old = after.pipelines().stream().filter(p -> !p.name().equals(name)).toList();
    }
    return PreviewWriter.write(
        PreviewForm.TEXT,
        Previewer.preview(
            changed ? "the saved file" : "without " + name,
            before.state(old),
            changed ? "the text in the editor" : "with " + name,
            after.state(after.pipelines()),
            Surroundings.NONE),
        Policy.NONE,
        TextStyle.PLAIN,
        true);
  }
}
