package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.completion.Completions;
import dev.kubectl.telemetry.ide.document.TextChange;
import dev.kubectl.telemetry.ide.hover.Hovers;
import dev.kubectl.telemetry.ide.hover.Signature;
import dev.kubectl.telemetry.ide.navigation.Definitions;
import dev.kubectl.telemetry.ide.navigation.Occurrence;
import dev.kubectl.telemetry.ide.navigation.Occurrences;
import dev.kubectl.telemetry.ide.navigation.Outline;
import dev.kubectl.telemetry.ide.navigation.Rename;
import dev.kubectl.telemetry.ide.navigation.Selections;
import dev.kubectl.telemetry.ide.tokens.OttlColours;
import dev.kubectl.telemetry.lint.LintFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/**
 * Requests and notifications about one text each. About files without an object of ours every
 * answer is empty, but for completion, which may begin one, and for Secrets that pipelines name.
 */
@SuppressWarnings("NullAway") // the protocol answers "nothing" with null
final class DocumentRequests implements TextDocumentService {
  private final Supplier<ActiveSession> active;

  /**
   * Requests of one server.
   *
   * @param active fails where there is no session
   */
  DocumentRequests(Supplier<ActiveSession> active) {
    this.active = active;
  }

  private Requests requests() {
    return active.get().requests();
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    active.get().session().open(item.getUri(), item.getVersion(), item.getText());
    active.get().changed(item.getUri());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier document = params.getTextDocument();
    List<TextChange> changes = new ArrayList<>();
    for (TextDocumentContentChangeEvent event : params.getContentChanges()) {
      Range range = event.getRange();
      changes.add(new TextChange(range == null ? null : EditWire.range(range), event.getText()));
    }
    Integer version = document.getVersion();
    active.get().session().change(document.getUri(), version == null ? 0 : version, changes);
    active.get().changed(document.getUri());
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    active.get().session().close(params.getTextDocument().getUri());
    active.get().allChanged();
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    if (params.getTextDocument().getUri().endsWith(LintSettings.FILE)) {
      active.get().session().configure();
      active.get().allChanged();
    }
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return requests()
        .about(
            params.getTextDocument().getUri(),
            Either.forLeft(List.of()),
            s ->
                Either.forLeft(
                    new CompletionWire(s.session().traits())
                        .items(
                            s.document(),
                            Completions.at(
                                s.workspace(), s.file(), s.offset(params.getPosition())))));
  }

  @Override
  public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            null,
            s ->
                Hovers.at(
                        s.workspace(),
                        s.file(),
                        s.offset(params.getPosition()),
                        s.session().settings().clock().instant())
                    .map(text ->
                        new Hover(
                            new CompletionWire(s.session().traits()).markup(text.markdown()),
                            EditWire.range(s.document(), text.span())))
                    .orElse(null));
  }

  @Override
  public CompletableFuture<@Nullable SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            null,
            s ->
                Signature.at(s.file(), s.offset(params.getPosition()))
                    .map(new CompletionWire(s.session().traits())::signature)
                    .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return requests()
        .about(
            params.getTextDocument().getUri(),
            Either.forLeft(List.of()),
            s ->
                Either.forLeft(
                    locations(
                        Definitions.definitions(
                            s.workspace(), s.file(), s.offset(params.getPosition())))));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean all = params.getContext() != null && params.getContext().isIncludeDeclaration();
    return requests()
        .about(
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                locations(
                    Definitions.references(
                        s.workspace(), s.file(), s.offset(params.getPosition()), all)));
  }

  private static List<Location> locations(List<Occurrence> occurrences) {
    return occurrences.stream().map(EditWire::location).toList();
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return requests()
        .about(
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                Definitions.highlights(s.file(), s.offset(params.getPosition())).stream()
                    .map(o ->
                        new DocumentHighlight(
                            EditWire.range(s.document(), Occurrences.span(o)),
                            DocumentHighlightKind.Text))
                    .toList());
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                new StructureWire(s.document())
                    .symbols(Outline.of(s.file()), s.session().traits().symbolTree()));
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(), List.of(), s -> StructureWire.folds(s.file()));
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return requests()
        .about(
            params.getTextDocument().getUri(),
            List.of(),
            s ->
                params.getPositions().stream()
                    .map(position -> Selections.at(s.file(), s.offset(position)))
                    .map(new StructureWire(s.document())::selection)
                    .toList());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            new SemanticTokens(List.of()),
            s -> new StructureWire(s.document()).tokens(OttlColours.of(s.file())));
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    RulePages pages = active.get().pages();
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(), List.of(), s -> ActionAnswers.links(s, pages));
  }

  @Override
  public CompletableFuture<
          @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return requests()
        .about(
            params.getTextDocument().getUri(),
            null,
            s ->
                Rename.at(s.file(), s.offset(params.getPosition()))
                    .map(occurrence ->
                        Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
                            new PrepareRenameResult(
                                EditWire.range(s.document(), Occurrences.span(occurrence)),
                                occurrence.scalar().text())))
                    .orElse(null));
  }

  @Override
  public CompletableFuture<@Nullable WorkspaceEdit> rename(RenameParams params) {
    return requests()
        .about(params.getTextDocument().getUri(), null, s -> ActionAnswers.rename(s, params));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    RulePages pages = active.get().pages();
    List<String> asked = params.getContext() == null ? null : params.getContext().getOnly();
    List<String> only = asked == null ? List.of() : asked;
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            List.of(),
            s -> ActionAnswers.actions(s, params, only, pages));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return requests()
        .aboutOurs(params.getTextDocument().getUri(), List.of(), ActionAnswers::lenses);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return requests()
        .aboutOurs(params.getTextDocument().getUri(), List.of(), s -> Formatting.all(s.file()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return requests()
        .aboutOurs(
            params.getTextDocument().getUri(),
            List.of(),
            s -> Formatting.range(s.file(), params.getRange()));
  }

  @Override
  public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    RulePages pages = active.get().pages();
    return requests()
        .about(
            params.getTextDocument().getUri(),
            DiagnosticReports.of(List.of(), params.getPreviousResultId()),
            s -> {
              Session session = s.session();
              List<LintFinding> findings =
                  session.findings(s.workspace(), s.file(), session.settings().scope());
              return DiagnosticReports.of(
                  new DiagnosticWire(s.workspace(), session.traits(), pages)
                      .diagnostics(s.file(), findings),
                  params.getPreviousResultId());
            });
  }
}
