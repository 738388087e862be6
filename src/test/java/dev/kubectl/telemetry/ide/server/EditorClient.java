package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.ShowDocumentResult;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that talks to a real server over pipes, with nothing replaced. */
final class EditorClient implements LanguageClient, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final int PATIENCE_SECONDS = Integer.getInteger("editor.patience", 60);

  final LinkedBlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  final List<String> shown = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  final List<RegistrationParams> registrations = new ArrayList<>();
  final CompletableFuture<Integer> exitCode;

  private final Map<String, PublishDiagnosticsParams> latest = new ConcurrentHashMap<>();
  private final LanguageServer server;
  private final OutputStream toServer;

  private EditorClient(ServerSettings settings) throws IOException {
    Pipe requests = Pipe.open();
    Pipe answers = Pipe.open();
    InputStream serverInput = Channels.newInputStream(requests.source());
    OutputStream serverOutput = Channels.newOutputStream(answers.sink());
    toServer = Channels.newOutputStream(requests.sink());
    exitCode =
        CompletableFuture.supplyAsync(
            () -> {
              try (serverOutput) {
                return LanguageServerProcess.run(
                    settings, serverInput, serverOutput, new PrintStream(System.err, true));
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            },
            task -> Thread.ofPlatform().daemon().start(task));
    var launcher =
        LSPLauncher.createClientLauncher(this, Channels.newInputStream(answers.source()), toServer);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  static EditorClient of(Scope scope, Path directory) {
    try {
      return new EditorClient(
          new ServerSettings(
              "test",
              scope,
              Clock.fixed(NOW, ZoneOffset.UTC),
              directory,
              directory.resolve(".cache")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An editor with a folder, behind the first two messages. */
  static EditorClient in(Path folder, ClientCapabilities capabilities) {
    EditorClient client = of(Scope.ALL, folder);
    client.start(folder, capabilities);
    return client;
  }

  InitializeResult start(Path folder, ClientCapabilities capabilities) {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(FileUris.uri(folder), "work")));
    InitializeResult result = get(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  LanguageServer server() {
    return server;
  }

  /** The answer to a request; a server that never answers fails the test. */
  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  TextDocumentIdentifier open(String uri, String text) {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    return new TextDocumentIdentifier(uri);
  }

  void replace(String uri, int version, Range range, String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }

  static Range range(int line, int start, int end) {
    return new Range(new Position(line, start), new Position(line, end));
  }

  /** The diagnostics of a version of a text, waited for. */
  List<Diagnostic> diagnostics(String uri, int version) {
    PublishDiagnosticsParams seen = latest.get(uri);
    while (seen == null || seen.getVersion() == null || seen.getVersion() < version) {
      seen = next(uri);
    }
    return seen.getDiagnostics();
  }

  /** The next diagnostics of a file that are published, waited for. */
  PublishDiagnosticsParams next(String uri) {
    try {
      while (true) {
        PublishDiagnosticsParams params = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (params == null) {
          throw new IllegalStateException("no diagnostics for " + uri);
        }
        latest.put(params.getUri(), params);
        if (params.getUri().equals(uri)) {
          return params;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server, too: nothing of it writes to the test's folder after this. */
  @Override
  public void close() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // How it ended is for those tests to say that are about the end.
    get(exitCode.handle((code, failure) -> 0));
  }

  @Override
  public void telemetryEvent(Object event) {
    throw new IllegalStateException("the server sends no telemetry");
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    published.add(params);
  }

  @Override
  public void showMessage(MessageParams params) {
    messages.add(params.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    throw new IllegalStateException("the server asks nothing");
  }

  @Override
  public void logMessage(MessageParams params) {
    messages.add(params.getMessage());
  }

  @Override
  public CompletableFuture<ShowDocumentResult> showDocument(ShowDocumentParams params) {
    shown.add(params.getUri());
    return CompletableFuture.completedFuture(new ShowDocumentResult(true));
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    registrations.add(params);
    return CompletableFuture.completedFuture(null);
  }
}
