package dev.kubectl.telemetry.ide.action;

import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.rule.RuleGroup;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * A comment above a finding that silences it. The reason is left empty, and until somebody writes
 * one the comment silences nothing and says so: an editor must not invent why something is right.
 */
final class Suppressing {
  private Suppressing() {}

  static Optional<Action> of(WorkspaceFile file, LintFinding finding) {
    boolean aboutYaml = finding.rule().name().startsWith("yaml-");
    if (aboutYaml || finding.rule().group() == RuleGroup.LINT || !finding.placed()) {
      return Optional.empty();
    }
    TextDocument document = file.document();
    LineTable lines = document.lines();
    int line = lines.positionOfChar(firstLine(file, document.offsets(finding.span()))).line();
    int start = lines.startOfLine(line);
    String written = lines.line(line);
    String indent = written.substring(0, written.length() - written.stripLeading().length());
    String comment =
        "%s# telemetry-lint: ignore %s reason=\"\"%s"
            .formatted(indent, finding.rule().id(), lineBreak(document.text()));
    return Optional.of(
        new Action(
            "Ignore " + finding.rule().id() + " here, with a reason that you write",
            Action.Kind.QUICK_FIX,
            finding,
            List.of(new TextEditSpan(new TextSpan(start, start), comment)),
            false));
  }

  /** Inside of a block there are no comments, so it goes above the block. */
  private static int firstLine(WorkspaceFile file, TextSpan finding) {
    int[] start = {finding.start()};
    file.read()
        .eachNode(node -> {
          if (node instanceof YamlScalar scalar) {
            TextSpan span = file.document().offsets(scalar.span());
            if (span.start() <= finding.start() && finding.start() < span.end()) {
              start[0] = Math.min(start[0], span.start());
            }
          }
        });
    return start[0];
  }

  static String lineBreak(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
