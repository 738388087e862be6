package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.format.FormattedText;
import dev.kubectl.telemetry.ide.document.FileEdits;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/**
 * What {@code fmt} does, as edits for an editor. A broken text has none: its diagnostics say why.
 */
final class Formatting {
  private Formatting() {}

  static List<TextEdit> all(WorkspaceFile file) {
    return edits(file.document(), FormattedText.of(file.read().yaml()).changes());
  }

  /** Of every statement and condition that the range touches. */
  static List<TextEdit> range(WorkspaceFile file, Range range) {
    TextDocument document = file.document();
    int start = document.offset(EditWire.position(range.getStart()));
    int end = document.offset(EditWire.position(range.getEnd()));
    List<FormattedText.Change> touched =
        FormattedText.of(file.read().yaml()).changes().stream()
            .filter(change -> touches(document.offsets(change.scalar()), start, end))
            .toList();
    return edits(document, touched);
  }

  private static boolean touches(TextSpan span, int start, int end) {
    return span.start() <= end && start <= span.end();
  }

  private static List<TextEdit> edits(TextDocument document, List<FormattedText.Change> changes) {
    return EditWire.edits(
        new FileEdits(
            document,
            changes.stream()
                .flatMap(change -> change.edits().stream())
                .map(edit ->
                    new FileEdits.TextEditSpan(document.offsets(edit.range()), edit.replacement()))
                .toList()));
  }
}
