package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.action.Action;
import dev.kubectl.telemetry.ide.generated.VirtualDocument;
import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentContentRegistrationOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server says that it can do. */
final class ServerFeatures {
  /** Opens a generated document; its argument is the document's URI. */
  static final String OPEN_COMMAND = "kubectl-telemetry.open";

  private ServerFeatures() {}

  static ServerCapabilities of(ClientTraits traits) {
    ServerCapabilities features = new ServerCapabilities();
    features.setPositionEncoding(ClientTraits.word(traits.encoding()));
    features.setTextDocumentSync(synchronization());
    features.setCompletionProvider(
        new CompletionOptions(false, List.of(":", ".", "\"", "(", "[", " ", "-", "#")));
    features.setHoverProvider(true);
    features.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ","), List.of(")")));
    features.setDefinitionProvider(true);
    features.setReferencesProvider(true);
    features.setDocumentHighlightProvider(true);
    features.setDocumentSymbolProvider(true);
    features.setWorkspaceSymbolProvider(true);
    features.setFoldingRangeProvider(true);
    features.setSelectionRangeProvider(true);
    features.setDocumentLinkProvider(new DocumentLinkOptions(false));
    features.setRenameProvider(new RenameOptions(true));
    features.setCodeActionProvider(
        new CodeActionOptions(Arrays.stream(Action.Kind.values()).map(Action.Kind::word).toList()));
    features.setCodeLensProvider(new CodeLensOptions(false));
    features.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(OPEN_COMMAND)));
    SemanticTokensWithRegistrationOptions tokens =
        new SemanticTokensWithRegistrationOptions(StructureWire.LEGEND, true);
    tokens.setRange(false);
    features.setSemanticTokensProvider(tokens);
    features.setDocumentFormattingProvider(true);
    features.setDocumentRangeFormattingProvider(true);
    if (traits.pullsDiagnostics()) {
      DiagnosticRegistrationOptions diagnostics = new DiagnosticRegistrationOptions(true, true);
      diagnostics.setIdentifier(DiagnosticWire.SOURCE);
      features.setDiagnosticProvider(diagnostics);
    }
    features.setWorkspace(workspace());
    return features;
  }

  private static TextDocumentSyncOptions synchronization() {
    TextDocumentSyncOptions options = new TextDocumentSyncOptions();
    options.setOpenClose(true);
    options.setChange(TextDocumentSyncKind.Incremental);
    options.setSave(new SaveOptions(false));
    return options;
  }

  private static WorkspaceServerCapabilities workspace() {
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    WorkspaceServerCapabilities workspace = new WorkspaceServerCapabilities(folders);
    workspace.setTextDocumentContent(
        new TextDocumentContentRegistrationOptions(List.of(VirtualDocument.SCHEME)));
    return workspace;
  }
}
