package dev.kubectl.telemetry.ide.server;

import com.google.gson.JsonPrimitive;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.ide.generated.VirtualDocument;
import dev.kubectl.telemetry.ide.navigation.Name;
import dev.kubectl.telemetry.ide.navigation.Occurrence;
import dev.kubectl.telemetry.ide.navigation.Occurrences;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.ShowDocumentResult;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentContentParams;
import org.eclipse.lsp4j.TextDocumentContentResult;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Requests and notifications about the workspace as a whole. */
final class WorkspaceRequests implements WorkspaceService {
  private final Supplier<ActiveSession> active;

  /**
   * Requests of one server.
   *
   * @param active fails where there is no session
   */
  WorkspaceRequests(Supplier<ActiveSession> active) {
    this.active = active;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // All settings are options of the command line or stand in the file of lint.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    ActiveSession now = active.get();
    for (FileEvent event : params.getChanges()) {
      Optional<Path> path = FileUris.path(event.getUri());
      if (path.isPresent() && path.get().endsWith(LintSettings.FILE)) {
        now.session().configure();
      } else {
        now.session().reload(event.getUri());
      }
    }
    now.allChanged();
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    ActiveSession now = active.get();
    now.session()
        .changeFolders(paths(params.getEvent().getAdded()), paths(params.getEvent().getRemoved()));
    now.readFolders();
  }

  static List<Path> paths(List<WorkspaceFolder> folders) {
    return folders.stream().flatMap(folder -> FileUris.path(folder.getUri()).stream()).toList();
  }

  @Override
  @SuppressWarnings("deprecation") // for editors that know nothing newer
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    String wanted = params.getQuery().toLowerCase(Locale.ROOT);
    return active
        .get()
        .requests()
        .aboutAll(workspace -> {
          List<SymbolInformation> symbols = new ArrayList<>();
          for (WorkspaceFile file : workspace.files()) {
            for (Occurrence occurrence :
                file.isOurs() ? Occurrences.in(file) : List.<Occurrence>of()) {
              if (occurrence.role() == Occurrence.Role.DEFINITION
                  && occurrence.name() instanceof Name.Pipeline(String name)
                  && name.contains(wanted)) {
                symbols.add(
                    new SymbolInformation(
                        name,
                        SymbolKind.Class,
                        EditWire.location(occurrence),
                        MetricPipeline.KIND));
              }
            }
          }
          return Either.forLeft(symbols);
        });
  }

  @Override
  public CompletableFuture<WorkspaceDiagnosticReport> diagnostic(WorkspaceDiagnosticParams params) {
    ActiveSession now = active.get();
    Map<String, String> known = new HashMap<>();
    for (PreviousResultId id : params.getPreviousResultIds()) {
      known.put(id.getUri(), id.getValue());
    }
    return now.requests()
        .aboutAll(workspace -> {
          List<WorkspaceDocumentDiagnosticReport> reports = new ArrayList<>();
          List<WorkspaceFile> ours =
              workspace.files().stream().filter(WorkspaceFile::isOurs).toList();
          Map<String, List<LintFinding>> found =
              now.session().findings(workspace, ours, now.session().settings().scope());
          DiagnosticWire wire = new DiagnosticWire(workspace, now.session().traits(), now.pages());
          for (WorkspaceFile file : ours) {
            String uri = file.document().uri();
            reports.add(
                DiagnosticReports.ofWorkspace(
                    file,
                    wire.diagnostics(file, found.getOrDefault(uri, List.of())),
                    known.get(uri)));
          }
          // A file that is gone, or ours no more, must not keep what was said about it.
          for (String uri : known.keySet()) {
            if (ours.stream().noneMatch(file -> file.document().uri().equals(uri))) {
              reports.add(DiagnosticReports.nothing(uri));
            }
          }
          return new WorkspaceDiagnosticReport(reports);
        });
  }

  @Override
  public CompletableFuture<TextDocumentContentResult> textDocumentContent(
      TextDocumentContentParams params) {
    ActiveSession now = active.get();
    return now.requests().aboutAll(_ -> new TextDocumentContentResult(text(now, params.getUri())));
  }

  private static String text(ActiveSession now, String uri) {
    return VirtualDocument.of(uri)
        .flatMap(now.virtual()::text)
        .orElseThrow(() -> invalid("There is no generated document at " + uri));
  }

  /** Opens a generated document in the editor; the answer is the URI that was opened. */
  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    ActiveSession now = active.get();
    if (!params.getCommand().equals(ServerFeatures.OPEN_COMMAND)) {
      throw invalid("There is no command " + params.getCommand());
    }
    String uri = argument(params);
    VirtualDocument document =
        VirtualDocument.of(uri)
            .orElseThrow(() -> invalid(uri + " is the URI of no generated document"));
    return now.requests().aboutAll(_ -> open(now, document));
  }

  private static Object open(ActiveSession now, VirtualDocument document) {
    String uri = document.uri();
    if (!now.session().traits().knowsVirtual()) {
      uri =
          now.virtual()
              .file(document, text(now, uri))
              .orElseThrow(() -> invalid("The generated document could not be written"));
    }
    if (now.session().traits().showsDocuments()) {
      ShowDocumentParams show = new ShowDocumentParams(uri);
      show.setTakeFocus(true);
      CompletableFuture<ShowDocumentResult> _ = now.client().showDocument(show);
    } else {
      now.client().showMessage(new MessageParams(MessageType.Info, "Generated: " + uri));
    }
    return uri;
  }

  private static String argument(ExecuteCommandParams params) {
    List<Object> arguments = params.getArguments();
    Object first = arguments == null || arguments.isEmpty() ? "" : arguments.getFirst();
    return first instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(first);
  }

  private static ResponseErrorException invalid(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.InvalidParams, message, null));
  }
}
