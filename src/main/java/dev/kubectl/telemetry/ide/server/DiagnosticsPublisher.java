package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends diagnostics to editors that do not ask for them.
 *
 * <p>A change is answered in two steps: first the file that changed, then, when nothing has been
 * typed for a while, all the others, because rules go across files. Between two checks there is a
 * pause of half of what the last one took: a key is answered at once, and of keys that come faster
 * than a large file can be checked only some are. What was found in a text that has changed since
 * is thrown away.
 */
final class DiagnosticsPublisher {
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Files that are checked before another look whether something was typed. */
  private static final int TOGETHER = 8;

  private static final Sent NOTHING = new Sent(null, List.of());

  private final Session session;
  private final LanguageClient client;
  private final RulePages pages;
  private final Background background;

  private final AtomicInteger generation = new AtomicInteger();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** By URI, what was sent last; used by the background thread alone. */
  private final Map<String, Sent> sent = new HashMap<>();

  /** When the next check may begin, by {@link System#nanoTime}. */
  private volatile long earliest = System.nanoTime();

  DiagnosticsPublisher(
      Session session, LanguageClient client, RulePages pages, Background background) {
    this.session = session;
    this.client = client;
    this.pages = pages;
    this.background = background;
  }

  /** A text has changed. */
  void changed(String uri) {
    changed.add(uri);
    int mine = generation.incrementAndGet();
    background.later(() -> publishChanged(mine), Math.max(0, earliest - System.nanoTime()));
  }

  /** Files or rules have changed that nobody types in. */
  void allChanged() {
    int mine = generation.incrementAndGet();
    background.run(() -> publishAll(mine));
  }

  private boolean isStale(int mine) {
    return generation.get() != mine;
  }

  private void publishChanged(int mine) {
    if (isStale(mine)) {
      return;
    }
    long start = System.nanoTime();
    Workspace workspace = session.workspace();
    List<WorkspaceFile> files = new ArrayList<>();
    for (String uri : List.copyOf(changed)) {
      workspace.file(uri).ifPresent(files::add);
    }
    publish(workspace, files, mine);
    long end = System.nanoTime();
    earliest = end + Math.min((end - start) / 2, LONGEST_PAUSE_NANOS);
    if (!isStale(mine)) {
      background.later(() -> publishAll(mine), QUIET_NANOS);
    }
  }

  private void publishAll(int mine) {
    if (isStale(mine)) {
      return;
    }
    Workspace workspace = session.workspace();
    List<WorkspaceFile> known =
        workspace.files().stream()
            .filter(file -> file.isOurs() || changed.contains(file.document().uri()))
            .toList();
    for (int from = 0; from < known.size() && !isStale(mine); from += TOGETHER) {
      publish(workspace, known.subList(from, Math.min(known.size(), from + TOGETHER)), mine);
    }
    if (!isStale(mine)) {
      changed.clear();
      Set<String> uris =
          known.stream().map(file -> file.document().uri()).collect(Collectors.toSet());
      for (String uri : List.copyOf(sent.keySet())) {
        if (!uris.contains(uri)) {
          send(uri, null, List.of());
        }
      }
    }
  }

  private void publish(Workspace workspace, List<WorkspaceFile> files, int mine) {
    Map<String, List<LintFinding>> found =
        session.findings(workspace, files, session.settings().scope());
    DiagnosticWire wire = new DiagnosticWire(workspace, session.traits(), pages);
    for (WorkspaceFile file : files) {
      if (isStale(mine)) {
        return;
      }
      String uri = file.document().uri();
      send(
          uri,
          file.open() ? file.document().version() : null,
          wire.diagnostics(file, found.getOrDefault(uri, List.of())));
    }
  }

  /** What is the same as the last time for the same version is not sent again. */
  private void send(String uri, @Nullable Integer version, List<Diagnostic> diagnostics) {
    Sent now = new Sent(version, diagnostics);
    if (now.equals(sent.getOrDefault(uri, NOTHING))) {
      return;
    }
    if (now.equals(NOTHING)) {
      sent.remove(uri);
    } else {
      sent.put(uri, now);
    }
    PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, diagnostics);
    if (version != null) {
      params.setVersion(version);
    }
    client.publishDiagnostics(params);
  }

  /** What an editor has been told about a text; version is null for files. */
  private record Sent(@Nullable Integer version, List<Diagnostic> diagnostics) {}
}
