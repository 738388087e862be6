package dev.kubectl.telemetry.ide.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentContentParams;
import org.eclipse.lsp4j.TextDocumentContentResult;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * The life of a server: {@code initialize}, work, {@code shutdown}, {@code exit}. A request before
 * the first or behind the third is an error, as the protocol has it.
 */
final class TelemetryLanguageServer implements LanguageServer, LanguageClientAware {
  private final ServerSettings settings;
  private final Executors executors;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final DocumentRequests documents = new DocumentRequests(this::active);
  private final WorkspaceRequests workspace = new WorkspaceRequests(this::active);

  private @Nullable LanguageClient client;
  private volatile @Nullable ActiveSession session;
  private volatile boolean shutDown;

  TelemetryLanguageServer(ServerSettings settings, Executors executors) {
    this.settings = settings;
    this.executors = executors;
  }

  /** Done when the editor, or the end of its process, says so. */
  CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public void connect(LanguageClient other) {
    client = other;
  }

  private ActiveSession active() {
    ActiveSession now = session;
    if (shutDown) {
      throw error(ResponseErrorCode.InvalidRequest, "The server was shut down.");
    }
    if (now == null) {
      throw error(ResponseErrorCode.ServerNotInitialized, "The first request is initialize.");
    }
    return now;
  }

  private static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    LanguageClient known = client;
    if (session != null || shutDown || known == null) {
      throw error(ResponseErrorCode.InvalidRequest, "The server was initialized before.");
    }
    ClientTraits traits = ClientTraits.of(params);
    session = new ActiveSession(new Session(settings, traits, folders(params)), known, executors);
    Integer parent = params.getProcessId();
    if (parent != null) {
      watch(parent);
    }
    InitializeResult result = new InitializeResult(ServerFeatures.of(traits));
    result.setServerInfo(new ServerInfo("kubectl-telemetry", settings.version()));
    return CompletableFuture.completedFuture(result);
  }

  /** An editor that crashed cannot say so. */
  private void watch(int parent) {
    Optional<ProcessHandle> process = ProcessHandle.of(parent);
    boolean isThis = process.isPresent() && process.get().equals(ProcessHandle.current());
    if (process.isEmpty()) {
      exitCode.complete(1);
    } else if (!isThis) {
      CompletableFuture<Void> _ =
          process.get().onExit().thenRun(() -> exitCode.complete(shutDown ? 0 : 1));
    }
  }

  @SuppressWarnings("deprecation") // for editors that know nothing newer
  private static List<Path> folders(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      folders.addAll(WorkspaceRequests.paths(params.getWorkspaceFolders()));
    } else if (params.getRootUri() != null) {
      FileUris.path(params.getRootUri()).ifPresent(folders::add);
    } else if (params.getRootPath() != null) {
      folders.add(Path.of(params.getRootPath()));
    }
    return folders;
  }

  @Override
  public void initialized(InitializedParams params) {
    ActiveSession now = active();
    if (now.session().traits().watchesFiles()) {
      CompletableFuture<Void> _ =
          now.client()
              .registerCapability(
                  new RegistrationParams(
                      List.of(
                          new Registration(
                              "watched-files", "workspace/didChangeWatchedFiles", watchers()))));
    }
    now.readFolders();
  }

  private static DidChangeWatchedFilesRegistrationOptions watchers() {
    return new DidChangeWatchedFilesRegistrationOptions(
        List.of(
            new FileSystemWatcher(Either.forLeft("**/*.{yaml,yml}")),
            new FileSystemWatcher(Either.forLeft("**/" + LintSettings.FILE))));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    ActiveSession _ = active();
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    exitCode.complete(shutDown ? 0 : 1);
  }

  /** The input has ended without {@code exit}. */
  void inputEnded() {
    exit();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace that an editor does not see itself.
  }

  /** The content of a generated document, for editors without {@code textDocumentContent}. */
  @JsonRequest("telemetry/content")
  public CompletableFuture<TextDocumentContentResult> content(TextDocumentContentParams params) {
    return workspace.textDocumentContent(params);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
