package dev.kubectl.telemetry.ide.action;

import dev.kubectl.telemetry.ide.document.FileEdits;
import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.fix.SafeFixes;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What can be done in a range of a file. */
public final class Actions {
  private static final String DEPRECATED = "deprecated-version";
  private static final String CREDENTIAL = "credential-in-plain-text";

  private final WorkspaceFile file;
  private final TextDocument document;
  private final TextSpan range;
  private final List<Action> actions = new ArrayList<>();

  private Actions(WorkspaceFile file, TextSpan range) {
    this.file = file;
    this.document = file.document();
    this.range = range;
  }

  /**
   * Everything that can be done, the likeliest first.
   *
   * @param findings those of the file
   */
  public static List<Action> in(
      WorkspaceFile file, TextSpan range, List<LintFinding> findings, LintOptions options) {
    Actions actions = new Actions(file, range);
    for (LintFinding finding : findings) {
      if (actions.touches(finding)) {
        actions.fixes(finding);
      }
    }
    for (LintFinding finding : findings) {
      if (actions.touches(finding)) {
        actions.others(finding);
      } else if (finding.rule().name().equals(DEPRECATED)) {
        actions.conversion(finding);
      }
    }
    actions.fixAll(findings, options);
    return List.copyOf(actions.actions);
  }

  private boolean touches(LintFinding finding) {
    TextSpan span = document.offsets(finding.span());
    return span.start() <= range.end() && range.start() <= span.end();
  }

  private void fixes(LintFinding finding) {
    for (Fix fix : finding.fixes()) {
      boolean first = fix.equals(finding.fixes().getFirst());
      actions.add(
          new Action(
              sentence(fix.title()),
              Action.Kind.QUICK_FIX,
              finding,
              edits(fix),
              first && fix.safe()));
    }
  }

  private void others(LintFinding finding) {
    if (finding.rule().name().equals(CREDENTIAL)) {
      CredentialMove.of(file, finding).ifPresent(actions::add);
    }
    Suppressing.of(file, finding).ifPresent(actions::add);
  }

  /** From anywhere in the object, not only from its version. */
  private void conversion(LintFinding finding) {
    boolean inside =
        file.read().objects().stream()
            .filter(object -> {
              TextSpan span = document.offsets(object.place().root().span());
              return span.holds(range.start());
            })
            .anyMatch(object ->
                document
                    .offsets(object.place().root().span())
                    .holds(document.offsets(finding.span()).start()));
    if (inside) {
      for (Fix fix : finding.fixes()) {
        actions.add(
            new Action(sentence(fix.title()), Action.Kind.REWRITE, null, edits(fix), false));
      }
    }
  }

  private void fixAll(List<LintFinding> findings, LintOptions options) {
    boolean any =
        findings.stream().anyMatch(f -> !f.fixes().isEmpty() && f.fixes().getFirst().safe());
    if (!any) {
      return;
    }
    String text = document.text();
    ManifestFiles.Content content =
        new ManifestFiles.Content(document.name(), text.getBytes(StandardCharsets.UTF_8));
    SafeFixes fixed = SafeFixes.of(new LintInput(List.of(content), List.of()), options);
    if (!fixed.files().isEmpty()) {
      List<TextEditSpan> edits = FileEdits.between(text, fixed.files().getFirst().after());
      actions.add(
          new Action(
              "Fix everything in this file that is safe to fix",
              Action.Kind.FIX_ALL,
              null,
              edits,
              false));
    }
  }

  private List<TextEditSpan> edits(Fix fix) {
    return fix.edits().stream()
        .map((Edit edit) -> new TextEditSpan(document.offsets(edit.range()), edit.replacement()))
        .toList();
  }

  private static String sentence(String title) {
    return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }
}
