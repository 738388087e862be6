package dev.kubectl.telemetry.ide.server;

import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.services.LanguageClient;

/** What there is between {@code initialize} and {@code shutdown}. */
final class ActiveSession {
  private final Session session;
  private final LanguageClient client;
  private final Requests requests;
  private final RulePages pages;
  private final VirtualDocuments virtual;
  private final DiagnosticsPublisher publisher;
  private final ScheduledExecutorService executor;

  ActiveSession(Session session, LanguageClient client, Executors executors) {
    this.session = session;
    this.client = client;
    this.executor = executors.background();
    this.requests = new Requests(session, executors.requests());
    this.pages = new RulePages(session.settings().cache());
    this.virtual = new VirtualDocuments(session);
    this.publisher = new DiagnosticsPublisher(session, client, pages, executor);
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
      client.refreshDiagnostics();
    }
  }

  /** Works on something that no request waits for. */
  void inBackground(Runnable work) {
    executor.execute(work);
  }
}
