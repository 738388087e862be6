package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/** Answers to an editor that asks for diagnostics; what it knows already is not said again. */
final class DiagnosticReports {
  private DiagnosticReports() {}

  private static String id(List<Diagnostic> diagnostics) {
    return diagnostics.size() + "-" + Integer.toHexString(diagnostics.hashCode());
  }

  static DocumentDiagnosticReport of(List<Diagnostic> diagnostics, @Nullable String known) {
    String id = id(diagnostics);
    if (id.equals(known)) {
      return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
    }
    RelatedFullDocumentDiagnosticReport full = new RelatedFullDocumentDiagnosticReport(diagnostics);
    full.setResultId(id);
    return new DocumentDiagnosticReport(full);
  }

  static WorkspaceDocumentDiagnosticReport ofWorkspace(
      WorkspaceFile file, List<Diagnostic> diagnostics, @Nullable String known) {
    String id = id(diagnostics);
    String uri = file.document().uri();
    Integer version = file.open() ? file.document().version() : null;
    if (id.equals(known)) {
      return new WorkspaceDocumentDiagnosticReport(
          new WorkspaceUnchangedDocumentDiagnosticReport(id, uri, version));
    }
    WorkspaceFullDocumentDiagnosticReport full =
        new WorkspaceFullDocumentDiagnosticReport(diagnostics, uri, version);
    full.setResultId(id);
    return new WorkspaceDocumentDiagnosticReport(full);
  }

  /** About a file that there is nothing to say about any more. */
  static WorkspaceDocumentDiagnosticReport nothing(String uri) {
    return new WorkspaceDocumentDiagnosticReport(
        new WorkspaceFullDocumentDiagnosticReport(List.of(), uri, null));
  }
}
