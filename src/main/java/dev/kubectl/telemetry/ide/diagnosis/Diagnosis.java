package dev.kubectl.telemetry.ide.diagnosis;

import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.lint.check.FileFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of one run of lint by file. The whole workspace is looked at, because rules across
 * pipelines need all of it, but only what was changed is read anew.
 */
public final class Diagnosis {
  private Diagnosis() {}

  /** What there is to say about one file; nothing about a file without an object of ours. */
  public static List<LintFinding> of(
      Workspace workspace, WorkspaceFile file, LintOptions options, Scope scope) {
    return of(workspace, List.of(file), options, scope)
        .getOrDefault(file.document().uri(), List.of());
  }

  /** What there is to say about some files, by their URI, each of them in the order of its text. */
  public static Map<String, List<LintFinding>> of(
      Workspace workspace, Collection<WorkspaceFile> wanted, LintOptions options, Scope scope) {
    Map<String, List<LintFinding>> byName = new LinkedHashMap<>();
    List<LintFile> reported = new ArrayList<>();
    for (WorkspaceFile file : wanted) {
      if (file.isOurs()) {
        byName.put(file.document().name(), new ArrayList<>());
        reported.add(file.read());
      }
    }
    if (!reported.isEmpty()) {
      List<FileFacts> all = workspace.files().stream().map(WorkspaceFile::facts).toList();
      for (LintFinding finding : Linter.lint(all, reported, List.of(), options).findings()) {
        List<LintFinding> ofFile = byName.get(finding.source());
        if (ofFile != null && scope.includes(finding.rule())) {
          ofFile.add(finding);
        }
      }
    }
    Map<String, List<LintFinding>> byUri = new LinkedHashMap<>();
    for (WorkspaceFile file : wanted) {
      byUri.put(
          file.document().uri(),
          List.copyOf(byName.getOrDefault(file.document().name(), List.of())));
    }
    return byUri;
  }
}
