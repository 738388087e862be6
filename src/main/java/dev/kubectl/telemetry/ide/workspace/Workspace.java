package dev.kubectl.telemetry.ide.workspace;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All files at one moment. Immutable, so that a request that takes long goes on with what was there
 * when it came.
 */
public final class Workspace {
  public static final Workspace EMPTY = new Workspace(new TreeMap<>());

  private final NavigableMap<String, WorkspaceFile> files;

  private Workspace(NavigableMap<String, WorkspaceFile> files) {
    this.files = files;
  }

  public Optional<WorkspaceFile> file(String uri) {
    return Optional.ofNullable(files.get(uri));
  }

  /** By URI. */
  public Collection<WorkspaceFile> files() {
    return Collections.unmodifiableCollection(files.values());
  }

  /** The file that lint calls by this name. */
  public Optional<WorkspaceFile> named(String name) {
    return files.values().stream().filter(file -> file.document().name().equals(name)).findFirst();
  }

  /** This workspace with a file added, or another version of it. */
  public Workspace with(WorkspaceFile file) {
    return withAll(Map.of(file.document().uri(), file));
  }

  public Workspace withAll(Map<String, WorkspaceFile> more) {
    TreeMap<String, WorkspaceFile> copy = new TreeMap<>(files);
    copy.putAll(more);
    return new Workspace(copy);
  }

  public Workspace without(String uri) {
    TreeMap<String, WorkspaceFile> copy = new TreeMap<>(files);
    copy.remove(uri);
    return new Workspace(copy);
  }
}
