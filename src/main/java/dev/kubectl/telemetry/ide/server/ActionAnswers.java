package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.action.Action;
import dev.kubectl.telemetry.ide.action.Actions;
import dev.kubectl.telemetry.ide.action.Lens;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.document.FileEdits;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.navigation.Links;
import dev.kubectl.telemetry.ide.navigation.Occurrence;
import dev.kubectl.telemetry.ide.navigation.Rename;
import dev.kubectl.telemetry.ide.server.Requests.Snapshot;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.rule.LintRule;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Answers that do something or lead somewhere: actions, lenses, links, renaming. */
final class ActionAnswers {
  private ActionAnswers() {}

  /** What can be done in a range. */
  static List<Either<Command, CodeAction>> actions(
      Snapshot s, CodeActionParams params, List<String> only, RulePages pages) {
    LintOptions options = s.session().lintOptions();
    // A fix is worth having also for what another server reports.
    List<LintFinding> findings = s.session().findings(s.workspace(), s.file(), Scope.ALL);
    TextDocument document = s.document();
    TextSpan range =
        new TextSpan(s.offset(params.getRange().getStart()), s.offset(params.getRange().getEnd()));
    DiagnosticWire wire = new DiagnosticWire(s.workspace(), s.session().traits(), pages);
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    for (Action action : Actions.in(s.file(), range, findings, options)) {
      if (action.kind().isWanted(only)) {
        @Nullable Diagnostic diagnostic =
            action.finding() == null ? null : wire.diagnostic(document, action.finding());
        actions.add(
            Either.forRight(EditWire.action(action, s.file(), diagnostic, s.session().traits())));
      }
    }
    return actions;
  }

  /** The edits of all files, or why there are none. */
  static WorkspaceEdit rename(Snapshot s, RenameParams params) {
    int offset = s.offset(params.getPosition());
    return switch (Rename.to(s.workspace(), s.file(), offset, params.getNewName())) {
      case Rename.Result.Refused(String why) ->
          throw new ResponseErrorException(
              new ResponseError(ResponseErrorCode.RequestFailed, why, null));
      case Rename.Result.Renamed(List<FileEdits> files) ->
          EditWire.workspaceEdit(
              files,
              s.session().traits(),
              s.workspace().files().stream().filter(WorkspaceFile::open).toList());
    };
  }

  /** Pieces that lead to pages of rules and to Secrets. */
  static List<DocumentLink> links(Snapshot s, RulePages pages) {
    List<DocumentLink> links = new ArrayList<>();
    for (Links.Link link : Links.of(s.workspace(), s.file())) {
      Range range = EditWire.range(s.document(), link.span());
      switch (link.target()) {
        case Links.Target.Page(LintRule rule) ->
            pages.uri(rule).ifPresent(uri -> links.add(new DocumentLink(range, uri)));
        case Links.Target.Definition(Occurrence occurrence) -> {
          Location target = EditWire.location(occurrence);
          int line = target.getRange().getStart().getLine() + 1;
          links.add(new DocumentLink(range, target.getUri() + "#L" + line));
        }
      }
    }
    return links;
  }

  /** What can be opened about each pipeline. */
  static List<CodeLens> lenses(Snapshot s) {
    List<CodeLens> lenses = new ArrayList<>();
    for (Lens lens : Lens.of(s.file())) {
      CodeLens wire = new CodeLens(EditWire.range(s.document(), lens.span()));
      wire.setCommand(
          new Command(lens.title(), ServerFeatures.OPEN_COMMAND, List.of(lens.document().uri())));
      lenses.add(wire);
    }
    return lenses;
  }
}
