package dev.kubectl.telemetry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor without a screen, and the process of its language server. */
final class EditorProcess implements LanguageClient, AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<PublishDiagnosticsParams> published =
      new LinkedBlockingQueue<>();
  private final Process process;
  private final LanguageServer server;
  private final Map<String, Object> yaml;

  private EditorProcess(Process process, Path schema) {
    this.process = process;
    this.yaml =
        Map.of(
            "schemas",
            Map.of(schema.toUri().toString(), "*.yaml"),
            "schemaStore",
            Map.of("enable", false),
            "validate",
            true,
            "completion",
            true);
    var launcher =
        LSPLauncher.createClientLauncher(this, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    this.server = launcher.getRemoteProxy();
  }

  /** A server that is ready for work. */
  static EditorProcess start(List<String> command, Path folder, Path schema)
      throws IOException, InterruptedException {
    EditorProcess editor =
        new EditorProcess(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start(),
            schema);
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setConfiguration(true);
    ClientCapabilities capabilities = new ClientCapabilities();
    capabilities.setWorkspace(workspace);
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "work")));
    wait(editor.server.initialize(params));
    editor.server.initialized(new InitializedParams());
    editor
        .server
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(Map.of("yaml", editor.yaml)));
    return editor;
  }

  private static <T> T wait(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  void open(String uri, String text) throws InterruptedException {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    awaitDiagnostics(uri, 1);
  }

  void replace(String uri, int version, int line, int column, int length, String text) {
    published.clear();
    Range range = new Range(new Position(line, column), new Position(line, column + length));
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }

  /** Servers that name no version are taken at their word that it is the last one. */
  void awaitDiagnostics(String uri, int version) throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no diagnostics");
      }
      if (next.getUri().equals(uri)
          && (next.getVersion() == null || next.getVersion() >= version)) {
        return;
      }
    }
  }

  void completion(CompletionParams params) throws InterruptedException {
    wait(server.getTextDocumentService().completion(params));
  }

  /** Megabytes of the process that are in memory. */
  long resident() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / 1024;
  }

  @Override
  public void close() throws InterruptedException {
    wait(server.shutdown());
    server.exit();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroy();
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
    return CompletableFuture.completedFuture(
        params.getItems().stream().map(ConfigurationItem::getSection).map(this::section).toList());
  }

  private Object section(String name) {
    return "yaml".equals(name) ? yaml : Map.of();
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void telemetryEvent(Object event) {}

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    published.add(params);
  }

  @Override
  public void showMessage(MessageParams params) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams params) {}
}
