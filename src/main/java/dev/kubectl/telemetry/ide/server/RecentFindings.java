package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.diagnosis.Diagnosis;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What lint found, kept until something changes. Editors ask about the same text again and again:
 * for its diagnostics, for actions at every move of the cursor, and every few seconds for the whole
 * workspace.
 */
final class RecentFindings {
  private volatile @Nullable Moment last;

  /**
   * What findings follow from. Suppressions expire by the day.
   *
   * @param byUri filled while it is asked for
   */
  private record Moment(
      Workspace workspace,
      LintSettings settings,
      LocalDate day,
      Map<String, List<LintFinding>> byUri) {
    boolean is(Workspace otherWorkspace, LintSettings otherSettings, LocalDate otherDay) {
      return workspace.equals(otherWorkspace)
          && settings.equals(otherSettings)
          && day.equals(otherDay);
    }
  }

  /** The findings of some files of a workspace by URI, each of them in the order of its text. */
  Map<String, List<LintFinding>> of(
      Workspace workspace,
      Collection<WorkspaceFile> files,
      LintSettings settings,
      Instant now,
      Scope scope) {
    Map<String, List<LintFinding>> known = at(workspace, settings, now).byUri;
    List<WorkspaceFile> missing =
        files.stream().filter(file -> !known.containsKey(file.document().uri())).toList();
    if (!missing.isEmpty()) {
      known.putAll(Diagnosis.of(workspace, missing, settings.at(now), Scope.ALL));
    }
    Map<String, List<LintFinding>> wanted = new HashMap<>();
    for (WorkspaceFile file : files) {
      String uri = file.document().uri();
      wanted.put(
          uri,
          known.getOrDefault(uri, List.of()).stream()
              .filter(finding -> scope.includes(finding.rule()))
              .toList());
    }
    return wanted;
  }

  private Moment at(Workspace workspace, LintSettings settings, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Moment current = last;
    if (current == null || !current.is(workspace, settings, day)) {
      current = new Moment(workspace, settings, day, new ConcurrentHashMap<>());
      last = current;
    }
    return current;
  }
}
