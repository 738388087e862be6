package dev.kubectl.telemetry.ide.server;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.HEAD;
import static dev.kubectl.telemetry.ide.Pipelines.SECRET;
import static dev.kubectl.telemetry.ide.server.EditorClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemInsertTextModeSupportCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.ShowDocumentCapabilities;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentCapabilities;
import org.eclipse.lsp4j.TextDocumentContentParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every feature through the protocol; what the answers say in detail is tested with the features.
 */
class LanguageServerTest {
  private static final String MISTAKE = GOOD.replace("set(metric", "sett(metric");

  @TempDir Path folder;

  private String uri() {
    return FileUris.uri(folder.resolve("shop.yaml"));
  }

  @Test
  void aMistakeIsToldAndGoesAwayWhenItIsMended() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      editor.open(uri(), MISTAKE);

      assertThat(errors(editor.diagnostics(uri(), 1)))
          .singleElement()
          .satisfies(d -> {
            assertThat(d.getRange()).isEqualTo(EditorClient.range(10, 10, 14));
            assertThat(d.getCode().getLeft()).startsWith("TEL2");
            assertThat(d.getSource()).isEqualTo("kubectl-telemetry");
            assertThat(d.getMessage().getLeft()).contains("help:", "cluster:");
          });

      editor.replace(uri(), 2, EditorClient.range(10, 10, 14), "set");

      assertThat(errors(editor.diagnostics(uri(), 2))).isEmpty();
    }
  }

  @Test
  void aTextThatIsBrokenByAnEditIsToldAndMendedAgain() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      editor.open(uri(), GOOD);
      editor.replace(uri(), 2, EditorClient.range(5, 0, 1), "\t\"{");

      assertThat(errors(editor.diagnostics(uri(), 2))).isNotEmpty();

      editor.replace(uri(), 3, EditorClient.range(5, 0, 3), " ");

      assertThat(errors(editor.diagnostics(uri(), 3))).isEmpty();
    }
  }

  @Test
  void filesOfOthersAreLeftAlone() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      TextDocumentIdentifier other =
          editor.open(uri(), "apiVersion: v1\nkind: Pod\nmetadata: {name: Bad_Name}\nspec: [\n");

      assertThat(editor.diagnostics(uri(), 1)).isEmpty();
      assertEverythingIsEmpty(editor, other);
    }
  }

  @Test
  void aFileThatIsNotOpenGivesEmptyAnswers() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      TextDocumentIdentifier file = editor.open(uri(), GOOD);
      editor.server().getTextDocumentService().didClose(new DidCloseTextDocumentParams(file));

      assertEverythingIsEmpty(editor, file);
      assertEverythingIsEmpty(editor, new TextDocumentIdentifier("untitled:Untitled-1"));
      assertEverythingIsEmpty(editor, new TextDocumentIdentifier("no uri at all"));
      editor.replace(uri(), 9, EditorClient.range(0, 0, 0), "a");
      assertEverythingIsEmpty(editor, file);
    }
  }

  private static void assertEverythingIsEmpty(EditorClient editor, TextDocumentIdentifier file) {
    TextDocumentService documents = editor.server().getTextDocumentService();
    Position at = new Position(3, 9);
    assertThat(get(documents.completion(new CompletionParams(file, at))).getLeft()).isEmpty();
    assertThat(get(documents.hover(new HoverParams(file, at)))).isNull();
    assertThat(get(documents.signatureHelp(new SignatureHelpParams(file, at)))).isNull();
    assertThat(get(documents.definition(new DefinitionParams(file, at))).getLeft()).isEmpty();
    assertThat(get(documents.references(new ReferenceParams(file, at, new ReferenceContext(true)))))
        .isEmpty();
    assertThat(get(documents.documentSymbol(new DocumentSymbolParams(file)))).isEmpty();
    assertThat(get(documents.foldingRange(new FoldingRangeRequestParams(file)))).isEmpty();
    assertThat(get(documents.documentLink(new DocumentLinkParams(file)))).isEmpty();
    assertThat(get(documents.codeLens(new CodeLensParams(file)))).isEmpty();
    assertThat(get(documents.semanticTokensFull(new SemanticTokensParams(file))).getData())
        .isEmpty();
    assertThat(get(documents.prepareRename(new PrepareRenameParams(file, at)))).isNull();
    assertThat(
            get(
                documents.codeAction(
                    new CodeActionParams(
                        file, new Range(at, at), new CodeActionContext(List.of())))))
        .isEmpty();
    assertThat(get(documents.diagnostic(new DocumentDiagnosticParams(file))).getLeft().getItems())
        .isEmpty();
  }

  @Test
  void theFolderIsReadAndRulesGoAcrossItsFiles() throws IOException {
    Files.writeString(folder.resolve("z.yaml"), GOOD.replace("name: shop", "name: copy"));
    Files.writeString(folder.resolve("secret.yaml"), SECRET);
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      String other = FileUris.uri(folder.resolve("z.yaml"));
      editor.open(uri(), GOOD);

      assertThat(editor.next(other).getDiagnostics())
          .filteredOn(d -> isCode(d, "TEL5003"))
          .singleElement()
          .satisfies(d -> {
            assertThat(d.getRelatedInformation().getFirst().getLocation().getUri())
                .isEqualTo(uri());
            assertThat(Path.of(URI.create(d.getCodeDescription().getHref())))
                .content()
                .startsWith("# TEL5003");
          });
    }
  }

  @Test
  void deprecatedAndUnnecessaryPartsAreMarked() {
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      editor.open(
          uri(),
          GOOD.replace("v1beta1", "v1alpha1")
              .replace("spec:", "# telemetry-lint: ignore TEL7001 reason=\"a\"\nspec:"));

      assertThat(editor.diagnostics(uri(), 1))
          .anySatisfy(d -> {
            assertThat(d.getCode().getLeft()).isEqualTo("TEL9001");
            assertThat(d.getTags()).containsExactly(DiagnosticTag.Deprecated);
          })
          .anySatisfy(d -> {
            assertThat(d.getCode().getLeft()).isEqualTo("TEL9004");
            assertThat(d.getTags()).containsExactly(DiagnosticTag.Unnecessary);
          });
    }
  }

  @Test
  void theConfigurationOfLintCounts() throws IOException {
    Path config = folder.resolve(".telemetry-lint.yaml");
    Files.writeString(config, "skip: [TEL21*]\n");
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      editor.open(uri(), MISTAKE);
      assertThat(editor.diagnostics(uri(), 1)).noneMatch(d -> isCode(d, "TEL21"));

      Files.writeString(config, "skip: []\n");
      editor
          .server()
          .getWorkspaceService()
          .didChangeWatchedFiles(
              new DidChangeWatchedFilesParams(
                  List.of(new FileEvent(FileUris.uri(config), FileChangeType.Changed))));

      assertThat(errors(editor.next(uri()).getDiagnostics())).isNotEmpty();
    }
  }

  @Test
  void anEditorThatAsksIsToldOnlyWhatIsNew() {
    ClientCapabilities capabilities = everything();
    capabilities.getTextDocument().setDiagnostic(new DiagnosticCapabilities());
    try (EditorClient editor = EditorClient.in(folder, capabilities)) {
      TextDocumentIdentifier file = editor.open(uri(), MISTAKE);
      TextDocumentService documents = editor.server().getTextDocumentService();
      DocumentDiagnosticParams params = new DocumentDiagnosticParams(file);

      RelatedFullDocumentDiagnosticReport first = get(documents.diagnostic(params)).getLeft();
      assertThat(errors(first.getItems())).hasSize(1);

      params.setPreviousResultId(first.getResultId());
      assertThat(get(documents.diagnostic(params)).isRight()).isTrue();

      WorkspaceDiagnosticReport all =
          get(
              editor
                  .server()
                  .getWorkspaceService()
                  .diagnostic(
                      new WorkspaceDiagnosticParams(
                          List.of(
                              new PreviousResultId(uri(), first.getResultId()),
                              new PreviousResultId("file:///gone.yaml", "1")))));
      assertThat(all.getItems()).hasSize(2);
      assertThat(all.getItems().getFirst().isRight()).isTrue();
      assertThat(all.getItems().getLast().getLeft().getItems()).isEmpty();
      assertThat(editor.published).isEmpty();
    }
  }

  @Test
  void charactersAreCountedAsAgreed() {
    String text = HEAD.replace("name: shop", "name: shop # é😀") + "spec: {output: {}} # 😀é\n";
    for (String encoding : List.of("utf-8", "utf-16", "utf-32")) {
      ClientCapabilities capabilities = everything();
      GeneralClientCapabilities general = new GeneralClientCapabilities();
      general.setPositionEncodings(List.of("utf-7", encoding, "utf-16"));
      capabilities.setGeneral(general);
      try (EditorClient editor = EditorClient.of(Scope.ALL, folder)) {
        assertThat(editor.start(folder, capabilities).getCapabilities().getPositionEncoding())
            .isEqualTo(encoding);
        TextDocumentIdentifier file = editor.open(uri(), text);
        int length =
            switch (encoding) {
              case "utf-8" -> 6;
              case "utf-16" -> 3;
              default -> 2;
            };
        // Replaces the emoji and the letter, and nothing else.
        editor.replace(uri(), 2, EditorClient.range(4, 21, 21 + length), "x");
        editor.replace(uri(), 3, EditorClient.range(4, 7, 13), "input");

        Hover hover =
            get(
                editor
                    .server()
                    .getTextDocumentService()
                    .hover(new HoverParams(file, new Position(4, 8))));
        assertThat(hover.getContents().getRight().getValue()).startsWith("**input**");
        assertThat(hover.getRange()).isEqualTo(EditorClient.range(4, 7, 12));
      }
    }
  }

  @Test
  void marksTabsAndOldLineBreaksDoNoHarm() {
    String text = "\uFEFF" + MISTAKE.replace("\n", "\r\n").replace("spec:", "spec:\t");
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      TextDocumentIdentifier file = editor.open(uri(), text);

      assertThat(errors(editor.diagnostics(uri(), 1)))
          .singleElement()
          .satisfies(d -> assertThat(d.getRange()).isEqualTo(EditorClient.range(10, 10, 14)));
      assertThat(
              get(editor
                      .server()
                      .getTextDocumentService()
                      .hover(new HoverParams(file, new Position(0, 3))))
                  .getRange())
          .isEqualTo(EditorClient.range(0, 1, 11));
    }
  }

  @Test
  void aVeryLargeFileIsAnswered() {
    StringBuilder text = new StringBuilder(MISTAKE);
    while (text.length() < 5 << 20) {
      text.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: |\n");
      text.append(("    " + "x".repeat(200) + "\n").repeat(400));
    }
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      TextDocumentIdentifier file = editor.open(uri(), text.toString());

      assertThat(errors(editor.diagnostics(uri(), 1))).hasSize(1);

      editor.replace(uri(), 2, EditorClient.range(10, 10, 14), "set");
      assertThat(
              get(editor
                      .server()
                      .getTextDocumentService()
                      .completion(new CompletionParams(file, new Position(10, 21))))
                  .getLeft())
          .extracting(CompletionItem::getLabel)
          .contains("unit");
      assertThat(errors(editor.diagnostics(uri(), 2))).isEmpty();
    }
  }

  @Test
  void completionFitsTheEditor() {
    String text = HEAD + "spec:\n  output:\n    otlp:\n      \n";
    for (boolean able : List.of(true, false)) {
      ClientCapabilities capabilities = able ? everything() : new ClientCapabilities();
      try (EditorClient editor = EditorClient.in(folder, capabilities)) {
        TextDocumentIdentifier file = editor.open(uri(), text);
        CompletionItem endpoint =
            get(
                    editor
                        .server()
                        .getTextDocumentService()
                        .completion(new CompletionParams(file, new Position(7, 6))))
                .getLeft()
                .stream()
                .min(Comparator.comparing(CompletionItem::getSortText))
                .orElseThrow();

        assertThat(endpoint.getLabel()).isEqualTo("endpoint");
        assertThat(endpoint.getTextEdit().getLeft().getRange())
            .isEqualTo(EditorClient.range(7, 6, 6));
        assertThat(endpoint.getTextEdit().getLeft().getNewText())
            .isEqualTo(able ? "endpoint:\n        $0" : "endpoint:\n  ");
        assertThat(endpoint.getInsertTextMode()).isEqualTo(able ? InsertTextMode.AsIs : null);
      }
    }
  }

  @Test
  void tokensAreRelativeToEachOther() {
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      TextDocumentIdentifier file = editor.open(uri(), GOOD);
      SemanticTokens tokens =
          get(
              editor
                  .server()
                  .getTextDocumentService()
                  .semanticTokensFull(new SemanticTokensParams(file)));
      List<String> types = StructureWire.LEGEND.getTokenTypes();

      assertThat(tokens.getData().subList(0, 15))
          .containsExactly(
              10,
              10,
              3,
              types.indexOf("function"),
              0,
              0,
              4,
              6,
              types.indexOf("namespace"),
              0,
              0,
              7,
              4,
              types.indexOf("property"),
              0);
    }
  }

  @Test
  void aRenameNamesTheVersionsOfOpenFiles() throws IOException {
    String kustomization = FileUris.uri(folder.resolve("kustomization.yaml"));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        kind: Kustomization
        apiVersion: kustomize.config.k8s.io/v1beta1
        patches: [{path: a.yaml, target: {kind: MetricPipeline, name: shop}}]
        """);
    Files.writeString(folder.resolve("shop.yaml"), GOOD);
    for (boolean able : List.of(true, false)) {
      ClientCapabilities capabilities = able ? everything() : new ClientCapabilities();
      try (EditorClient editor = EditorClient.in(folder, capabilities)) {
        editor.next(uri());
        TextDocumentIdentifier file = editor.open(uri(), GOOD);
        TextDocumentService documents = editor.server().getTextDocumentService();
        Position at = new Position(3, 9);

        assertThat(
                get(documents.prepareRename(new PrepareRenameParams(file, at)))
                    .getSecond()
                    .getPlaceholder())
            .isEqualTo("shop");
        WorkspaceEdit edit = get(documents.rename(new RenameParams(file, at, "store")));
        if (able) {
          assertThat(edit.getDocumentChanges())
              .extracting(change -> change.getLeft().getTextDocument())
              .containsExactlyInAnyOrder(
                  new VersionedTextDocumentIdentifier(uri(), 1),
                  new VersionedTextDocumentIdentifier(kustomization, null));
        } else {
          assertThat(edit.getChanges()).containsOnlyKeys(uri(), kustomization);
        }
        assertThatThrownBy(() -> get(documents.rename(new RenameParams(file, at, "Not a name"))))
            .isInstanceOf(ResponseErrorException.class)
            .hasMessageContaining("small letters");
      }
    }
  }

  @Test
  void aLensOpensWhatThePipelineTurnsInto() throws IOException {
    for (boolean able : List.of(true, false)) {
      ClientCapabilities capabilities = able ? everything() : new ClientCapabilities();
      if (able) {
        capabilities.getWorkspace().setTextDocumentContent(new TextDocumentContentCapabilities());
      }
      try (EditorClient editor = EditorClient.in(folder, capabilities)) {
        TextDocumentIdentifier file = editor.open(uri(), GOOD);
        WorkspaceService workspace = editor.server().getWorkspaceService();
        for (CodeLens lens :
            get(editor.server().getTextDocumentService().codeLens(new CodeLensParams(file)))) {
          Object answer =
              get(
                  workspace.executeCommand(
                      new ExecuteCommandParams(
                          lens.getCommand().getCommand(), lens.getCommand().getArguments())));
          String opened = String.valueOf(answer);
          String text =
              able
                  ? get(workspace.textDocumentContent(new TextDocumentContentParams(opened)))
                      .getText()
                  : Files.readString(Path.of(URI.create(opened)));

          assertThat(text).contains("shop").contains("metric.unit");
          assertThat(able ? editor.shown : editor.messages).anyMatch(m -> m.contains(opened));
        }
      }
    }
  }

  @Test
  void whatCannotBeOpenedIsSaid() {
    try (EditorClient editor = EditorClient.in(folder, everything())) {
      WorkspaceService workspace = editor.server().getWorkspaceService();
      for (ExecuteCommandParams wrong :
          List.of(
              new ExecuteCommandParams("other", List.of()),
              new ExecuteCommandParams(ServerFeatures.OPEN_COMMAND, List.of()),
              new ExecuteCommandParams(ServerFeatures.OPEN_COMMAND, List.of("file:///a")))) {
        assertThatThrownBy(() -> get(workspace.executeCommand(wrong)))
            .isInstanceOf(ResponseErrorException.class);
      }
    }
  }

  @Test
  void structureIsATreeOrAList() {
    for (boolean able : List.of(true, false)) {
      ClientCapabilities capabilities = able ? everything() : new ClientCapabilities();
      try (EditorClient editor = EditorClient.in(folder, capabilities)) {
        TextDocumentIdentifier file = editor.open(uri(), GOOD);
        TextDocumentService documents = editor.server().getTextDocumentService();
        List<Either<SymbolInformation, DocumentSymbol>> symbols =
            get(documents.documentSymbol(new DocumentSymbolParams(file)));

        assertThat(symbols).allMatch(symbol -> symbol.isRight() == able);
        assertThat(
                get(documents.selectionRange(
                        new SelectionRangeParams(file, List.of(new Position(10, 16)))))
                    .getFirst()
                    .getParent())
            .isNotNull();
        assertThat(
                get(editor.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("SHO"))))
            .satisfies(found -> assertThat((List<?>) found.get()).hasSize(1));
      }
    }
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(d -> d.getSeverity() == DiagnosticSeverity.Error).toList();
  }

  private static boolean isCode(Diagnostic diagnostic, String beginning) {
    return diagnostic.getCode().getLeft().startsWith(beginning);
  }

  /** An editor that can do all that we use, but does not ask for diagnostics. */
  static ClientCapabilities everything() {
    CompletionItemCapabilities items = new CompletionItemCapabilities(true);
    items.setInsertTextModeSupport(
        new CompletionItemInsertTextModeSupportCapabilities(
            List.of(InsertTextMode.AsIs, InsertTextMode.AdjustIndentation)));
    PublishDiagnosticsCapabilities publish = new PublishDiagnosticsCapabilities(true);
    publish.setCodeDescriptionSupport(true);
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    text.setCompletion(new CompletionCapabilities(items));
    text.setPublishDiagnostics(publish);
    text.setDocumentSymbol(symbols);
    text.setHover(new HoverCapabilities(List.of("markdown"), false));
    WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
    edits.setDocumentChanges(true);
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceEdit(edits);
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setShowDocument(new ShowDocumentCapabilities(true));
    return new ClientCapabilities(workspace, text, window, null);
  }
}
