package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.place.Places;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.List;

/**
 * What may come next at a cursor.
 *
 * <p>A mark is put into a copy of the text where the cursor is, so that there is always a word to
 * ask about: an empty line becomes a key that is being typed, nothing behind a colon becomes a
 * value.
 */
public final class Completions {
  /** From the area for private use: no text that means something has it. */
  static final char MARK = '\uE000';

  private Completions() {}

  /** The candidates, whether or not they fit what is typed already: editors filter. */
  public static List<Candidate> at(Workspace workspace, WorkspaceFile file, int offset) {
    TextDocument document = file.document();
    Cursor cursor = Cursor.of(document.text(), offset);
    return switch (Places.at(cursor.marked(), cursor.markAt())) {
      case CursorPlace.Nowhere _ -> List.of();
      case CursorPlace.Comment(String before) ->
          isForUs(file) ? CommentCandidates.of(before, cursor) : List.of();
      case CursorPlace.FieldKey key when key.kind() == null || isForUs(file) ->
          FieldCandidates.of(key, cursor);
      case CursorPlace.FieldValue value when value.kind() == null || isForUs(file) ->
          new ValueCandidates(workspace, cursor).of(value);
      case CursorPlace.ItemStart start when isForUs(file) -> FieldCandidates.of(start, cursor);
      case CursorPlace.OttlText text -> new OttlCandidates(workspace, cursor).of(text);
      case CursorPlace.FieldKey _, CursorPlace.FieldValue _, CursorPlace.ItemStart _ -> List.of();
    };
  }

  private static boolean isForUs(WorkspaceFile file) {
    return file.isOurs();
  }
}
