package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.action.Action;
import dev.kubectl.telemetry.ide.document.EditorPosition;
import dev.kubectl.telemetry.ide.document.EditorRange;
import dev.kubectl.telemetry.ide.document.FileEdits;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.navigation.Occurrence;
import dev.kubectl.telemetry.ide.navigation.Occurrences;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Places and edits as the protocol has them. */
final class EditWire {
  private EditWire() {}

  static EditorPosition position(Position position) {
    return new EditorPosition(position.getLine(), position.getCharacter());
  }

  static EditorRange range(Range range) {
    return new EditorRange(position(range.getStart()), position(range.getEnd()));
  }

  static Range range(TextDocument document, TextSpan span) {
    return range(document.range(span));
  }

  static Range range(EditorRange range) {
    return new Range(position(range.start()), position(range.end()));
  }

  private static Position position(EditorPosition position) {
    return new Position(position.line(), position.character());
  }

  static Location location(Occurrence occurrence) {
    TextDocument document = occurrence.file().document();
    return new Location(document.uri(), range(document, Occurrences.span(occurrence)));
  }

  static List<TextEdit> edits(FileEdits edits) {
    return edits.edits().stream()
        .map(edit -> new TextEdit(range(edits.document(), edit.span()), edit.text()))
        .toList();
  }

  /**
   * Edits of several files. Where an editor allows it, edits of an open text name its version, so
   * that they are refused when somebody has typed on.
   */
  static WorkspaceEdit workspaceEdit(
      List<FileEdits> files, ClientTraits traits, List<WorkspaceFile> open) {
    if (!traits.versionedEdits()) {
      Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
      files.forEach(file -> changes.put(file.document().uri(), edits(file)));
      return new WorkspaceEdit(changes);
    }
    List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
    for (FileEdits file : files) {
      boolean isOpen =
          open.stream().anyMatch(other -> other.document().uri().equals(file.document().uri()));
      VersionedTextDocumentIdentifier identifier =
          new VersionedTextDocumentIdentifier(
              file.document().uri(), isOpen ? file.document().version() : null);
      List<Either<TextEdit, SnippetTextEdit>> edits =
          edits(file).stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList();
      changes.add(Either.forLeft(new TextDocumentEdit(identifier, edits)));
    }
    return new WorkspaceEdit(changes);
  }

  /**
   * Something that can be done.
   *
   * @param diagnostic what it mends, or null
   */
  static CodeAction action(
      Action action, WorkspaceFile file, @Nullable Diagnostic diagnostic, ClientTraits traits) {
    CodeAction wire = new CodeAction(action.title());
    wire.setKind(action.kind().word());
    wire.setEdit(
        workspaceEdit(
            List.of(new FileEdits(file.document(), action.edits())),
            traits,
            file.open() ? List.of(file) : List.of()));
    if (diagnostic != null) {
      wire.setDiagnostics(List.of(diagnostic));
    }
    if (action.preferred()) {
      wire.setIsPreferred(true);
    }
    return wire;
  }
}
