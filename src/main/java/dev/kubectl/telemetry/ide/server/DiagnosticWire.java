package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.RelatedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** Findings of lint as the protocol has them. */
final class DiagnosticWire {
  /** What every diagnostic is said to come from. */
  static final String SOURCE = "kubectl-telemetry";

  private static final Set<String> DEPRECATED =
      Set.of("deprecated-version", "ottl-deprecated-function");

  /** Rules that find what has no effect and could as well be removed. */
  private static final Set<String> UNNECESSARY =
      Set.of(
          "ottl-shadowed",
          "ottl-never-true",
          "selector-without-input",
          "suppression-unused",
          "suppression-expired");

  private final Workspace workspace;
  private final ClientTraits traits;
  private final RulePages pages;

  DiagnosticWire(Workspace workspace, ClientTraits traits, RulePages pages) {
    this.workspace = workspace;
    this.traits = traits;
    this.pages = pages;
  }

  List<Diagnostic> diagnostics(WorkspaceFile file, List<LintFinding> findings) {
    return findings.stream().map(finding -> diagnostic(file.document(), finding)).toList();
  }

  Diagnostic diagnostic(TextDocument document, LintFinding finding) {
    Diagnostic wire = new Diagnostic();
    wire.setRange(EditWire.range(document, span(document, finding)));
    wire.setSeverity(severity(finding.severity()));
    wire.setCode(finding.rule().id());
    wire.setSource(SOURCE);
    wire.setMessage(message(finding));
    if (traits.codeDescriptions()) {
      pages
          .uri(finding.rule())
          .ifPresent(uri -> wire.setCodeDescription(new DiagnosticCodeDescription(uri)));
    }
    List<DiagnosticTag> tags = tags(finding.rule().name());
    if (!tags.isEmpty()) {
      wire.setTags(tags);
    }
    if (traits.relatedInformation() && !finding.related().isEmpty()) {
      wire.setRelatedInformation(related(finding));
    }
    return wire;
  }

  /** What is about the whole file is shown at its first line, without painting all of it. */
  private static TextSpan span(TextDocument document, LintFinding finding) {
    return finding.placed()
        ? document.offsets(finding.span())
        : new TextSpan(0, document.lines().line(1).length());
  }

  private static String message(LintFinding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    String hint = finding.hint();
    if (hint != null) {
      text.append("\nhelp: ").append(hint);
    }
    String cluster = finding.verdict().sentence();
    if (!cluster.isEmpty()) {
      text.append("\ncluster: ").append(cluster);
    }
    return text.toString();
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFO -> DiagnosticSeverity.Information;
    };
  }

  private static List<DiagnosticTag> tags(String rule) {
    List<DiagnosticTag> tags = new ArrayList<>();
    if (DEPRECATED.contains(rule)) {
      tags.add(DiagnosticTag.Deprecated);
    }
    if (UNNECESSARY.contains(rule)) {
      tags.add(DiagnosticTag.Unnecessary);
    }
    return tags;
  }

  private List<DiagnosticRelatedInformation> related(LintFinding finding) {
    List<DiagnosticRelatedInformation> all = new ArrayList<>();
    for (RelatedLocation related : finding.related()) {
      workspace
          .named(related.source())
          .map(WorkspaceFile::document)
          .ifPresent(document ->
              all.add(
                  new DiagnosticRelatedInformation(
                      new Location(document.uri(), EditWire.range(document.range(related.span()))),
                      related.message())));
    }
    return all;
  }
}
