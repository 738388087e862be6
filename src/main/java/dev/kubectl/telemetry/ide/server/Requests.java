package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;

/**
 * Answers requests about files: takes the workspace as it is when the request comes, and works on
 * another thread. A request that was cancelled before that thread was free is not worked on.
 */
final class Requests {
  private final Session session;
  private final Executor executor;

  Requests(Session session, Executor executor) {
    this.session = session;
    this.executor = executor;
  }

  /** A file at the moment of a request. */
  record Snapshot(Session session, Workspace workspace, WorkspaceFile file) {
    TextDocument document() {
      return file.document();
    }

    int offset(Position position) {
      return document().offset(EditWire.position(position));
    }
  }

  /**
   * An answer about a file.
   *
   * @param otherwise what is answered about a file that is not known
   */
  <T> CompletableFuture<T> about(String uri, T otherwise, Function<Snapshot, T> answer) {
    Workspace workspace = session.workspace();
    Optional<WorkspaceFile> file = Session.file(workspace, uri);
    if (file.isEmpty()) {
      return CompletableFuture.completedFuture(otherwise);
    }
    Snapshot snapshot = new Snapshot(session, workspace, file.get());
    return CompletableFutures.computeAsync(
        executor,
        cancelled -> {
          cancelled.checkCanceled();
          return answer.apply(snapshot);
        });
  }

  /** An answer about files of ours only. */
  <T> CompletableFuture<T> aboutOurs(String uri, T otherwise, Function<Snapshot, T> answer) {
    return about(
        uri, otherwise, snapshot -> snapshot.file().isOurs() ? answer.apply(snapshot) : otherwise);
  }

  /** An answer about everything. */
  <T> CompletableFuture<T> aboutAll(Function<Workspace, T> answer) {
    Workspace workspace = session.workspace();
    return CompletableFutures.computeAsync(
        executor,
        cancelled -> {
          cancelled.checkCanceled();
          return answer.apply(workspace);
        });
  }
}
