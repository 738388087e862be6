package dev.kubectl.telemetry.ide;

import dev.kubectl.telemetry.ide.document.PositionEncoding;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.Objects;

/**
 * A text with the cursor in it, written as {@code ‸}, in a workspace of its own.
 *
 * @param offset of the cursor; the end of the text when there is no mark
 */
public record Editor(Workspace workspace, WorkspaceFile file, int offset) {
  public static final String URI = "file:///shop/shop.yaml";

  public static Editor of(String marked) {
    int mark = marked.indexOf('‸');
    String text = marked.replace("‸", "");
    WorkspaceFile file = file(URI, text);
    return new Editor(Workspace.EMPTY.with(file), file, mark < 0 ? text.length() : mark);
  }

  /** The same editor with another file in the workspace. */
  public Editor beside(String name, String text) {
    return new Editor(workspace.with(file("file:///shop/" + name, text)), file, offset);
  }

  public static WorkspaceFile file(String uri, String text) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return new WorkspaceFile(new TextDocument(uri, name, 1, text, PositionEncoding.UTF_16), true);
  }

  public String text() {
    return file.document().text();
  }

  /** The text of the file with something else in a range. */
  public String with(int start, int end, String replacement) {
    return Objects.requireNonNull(text()).substring(0, start) + replacement + text().substring(end);
  }
}
