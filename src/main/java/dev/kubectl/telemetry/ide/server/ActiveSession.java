package dev.kubectl.telemetry.ide.server;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;

/** What there is between {@code initialize} and {@code shutdown}. */
final class ActiveSession {
  private final Session session;
  private final LanguageClient client;
  private final Requests requests;
  private final RulePages pages;
  private final VirtualDocuments virtual;
  private final DiagnosticsPublisher publisher;
  private final Background background;

  ActiveSession(Session session, LanguageClient client, Executors executors) {
    this.session = session;
    this.client = client;
    this.background = new Background(executors.background(), cause -> log(client, cause));
    this.requests = new Requests(session, executors.requests());
    this.pages = new RulePages(session.settings().cache());
    this.virtual = new VirtualDocuments(session);
    this.publisher = new DiagnosticsPublisher(session, client, pages, background);
  }

  Session session() {
    return session;
  }

  LanguageClient client() {
    return client;
  }

  Requests requests() {
    return requests;
  }

  RulePages pages() {
    return pages;
  }

  VirtualDocuments virtual() {
    return virtual;
  }

  /** A text has changed that an editor shows. */
  void changed(String uri) {
    if (!session.traits().pullsDiagnostics()) {
      publisher.changed(uri);
    }
  }

  /** Something has changed that editors do not know of. */
  void allChanged() {
    if (!session.traits().pullsDiagnostics()) {
      publisher.allChanged();
    } else if (session.traits().refreshesDiagnostics()) {
      CompletableFuture<Void> _ = client.refreshDiagnostics();
    }
  }

  /**
   * Reads the folders, however long it takes, on a thread of its own: what is open must not wait
   * for it.
   */
  void readFolders() {
    Thread.ofPlatform()
        .daemon()
        .name("folders")
        .start(() -> {
          session.readFolders();
          background.run(this::allChanged);
        });
  }

  /** Messages of exceptions may quote a file, so only their type is told. */
  private static void log(LanguageClient client, Throwable cause) {
    client.logMessage(
        new MessageParams(
            MessageType.Error,
            "This is a bug in kubectl-telemetry, not in your file: " + cause.getClass().getName()));
  }
}
