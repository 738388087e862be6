package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.document.TextChange;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one editor has open, and the files around it. Changed by one thread at a time; read by any.
 */
final class Session {
  private final ServerSettings settings;
  private final ClientTraits traits;
  private final FolderReader reader;
  private final RecentFindings findings = new RecentFindings();
  private final AtomicReference<Workspace> workspace = new AtomicReference<>(Workspace.EMPTY);
  private volatile List<Path> folders;
  private volatile LintSettings lint;

  Session(ServerSettings settings, ClientTraits traits, List<Path> folders) {
    this.settings = settings;
    this.traits = traits;
    this.folders = List.copyOf(folders);
    this.reader = new FolderReader(traits.encoding(), settings.directory());
    this.lint = LintSettings.of(root(), settings.directory());
  }

  ServerSettings settings() {
    return settings;
  }

  ClientTraits traits() {
    return traits;
  }

  /** Everything as it is now. */
  Workspace workspace() {
    return workspace.get();
  }

  /** The rules that count now. */
  LintOptions lintOptions() {
    return lint.at(settings.clock().instant());
  }

  /** What lint says about files of a workspace, by their URI. */
  Map<String, List<LintFinding>> findings(
      Workspace of, Collection<WorkspaceFile> files, Scope scope) {
    return findings.of(of, files, lint, settings.clock().instant(), scope);
  }

  List<LintFinding> findings(Workspace of, WorkspaceFile file, Scope scope) {
    return findings(of, List.of(file), scope).getOrDefault(file.document().uri(), List.of());
  }

  private Path root() {
    return folders.isEmpty() ? settings.directory() : folders.getFirst();
  }

  /** Reads the configuration of lint anew. */
  void configure() {
    lint = LintSettings.of(root(), settings.directory());
  }

  /** Reads the folders; what an editor has open stays. */
  void readFolders() {
    for (Path folder : folders) {
      Map<String, WorkspaceFile> found = reader.read(folder);
      workspace.updateAndGet(now -> {
        Workspace all = now;
        for (WorkspaceFile file : found.values()) {
          all = isOpen(now, file.document().uri()) ? all : all.with(file);
        }
        return all;
      });
    }
  }

  void changeFolders(List<Path> added, List<Path> removed) {
    List<Path> changed = new ArrayList<>(folders);
    changed.removeAll(removed);
    added.stream().filter(path -> !changed.contains(path)).forEach(changed::add);
    folders = List.copyOf(changed);
    workspace.updateAndGet(now -> {
      Workspace kept = now;
      for (WorkspaceFile file : now.files()) {
        if (!file.open() && !isInFolder(file.document().uri())) {
          kept = kept.without(file.document().uri());
        }
      }
      return kept;
    });
  }

  /** The file of a URI in any spelling. */
  Optional<WorkspaceFile> file(String uri) {
    return file(workspace(), uri);
  }

  static Optional<WorkspaceFile> file(Workspace workspace, String uri) {
    Optional<WorkspaceFile> exact = workspace.file(uri);
    if (exact.isPresent()) {
      return exact;
    }
    String canonical = FileUris.canonical(uri);
    Optional<WorkspaceFile> read = workspace.file(canonical);
    return read.isPresent()
        ? read
        : workspace.files().stream()
            .filter(file -> FileUris.canonical(file.document().uri()).equals(canonical))
            .findFirst();
  }

  private static boolean isOpen(Workspace workspace, String uri) {
    return file(workspace, uri).map(WorkspaceFile::open).orElse(false);
  }

  void open(String uri, int version, String text) {
    String name = FileUris.name(uri, settings.directory());
    TextDocument document = new TextDocument(uri, name, version, text, traits.encoding());
    put(uri, new WorkspaceFile(document, true));
  }

  /** Edits a text that is open; of one that is not, nobody knows what was edited. */
  void change(String uri, int version, List<TextChange> changes) {
    file(uri)
        .filter(WorkspaceFile::open)
        .ifPresent(
            file -> put(uri, new WorkspaceFile(file.document().edited(version, changes), true)));
  }

  /** From now on the text is that of the disk. */
  void close(String uri) {
    workspace.updateAndGet(now -> now.without(uri));
    reload(uri);
  }

  /** Reads a file that changed on the disk, unless an editor has it open. */
  void reload(String uri) {
    Optional<Path> path = FileUris.path(uri);
    if (path.isEmpty() || isOpen(workspace(), uri)) {
      return;
    }
    String canonical = FileUris.canonical(uri);
    Optional<WorkspaceFile> read =
        FolderReader.isManifest(path.get()) && isInFolder(canonical)
            ? reader.file(path.get())
            : Optional.empty();
    workspace.updateAndGet(now -> {
      if (isOpen(now, uri)) {
        return now;
      }
      return read.map(now::with).orElseGet(() -> now.without(canonical));
    });
  }

  private boolean isInFolder(String uri) {
    Optional<Path> path = FileUris.path(uri);
    return path.isPresent() && folders.stream().anyMatch(folder -> path.get().startsWith(folder));
  }

  private void put(String uri, WorkspaceFile file) {
    String canonical = FileUris.canonical(uri);
    workspace.updateAndGet(
        now -> (canonical.equals(uri) ? now : now.without(canonical)).with(file));
  }

  /** The text that is saved, of a file that may be open. */
  Optional<TextDocument> saved(String uri) {
    return FileUris.path(uri).flatMap(reader::document);
  }
}
