package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Sentence;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.fix.Fixer;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.ScalarPositions;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with all its OTTL laid out well. Formatting what was formatted changes nothing, and what
 * is read from the text is the same but for white space between the tokens of OTTL.
 *
 * @param text the text as it should be; as it was when it is broken
 * @param changes what makes it from the text that was read, in the order of the file
 * @param diagnostics why a text was left alone; then there are no edits
 */
public record FormattedText(String text, List<Change> changes, List<Diagnostic> diagnostics) {
  /** The rule of diagnostics about OTTL that cannot be read; lint says more about it. */
  public static final String BROKEN = "ottl-syntax";

  /** The rule of the diagnostic about a text that this room fails to write as it was read. */
  public static final String UNSAFE = "format-unsafe";

  /**
   * One statement or condition that changes.
   *
   * @param scalar where it is written
   * @param edits ranges inside, none touching another
   */
  public record Change(Span scalar, List<Edit> edits) {
    public Change {
      edits = List.copyOf(edits);
    }
  }

  public FormattedText {
    changes = List.copyOf(changes);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Formats what was read. */
  public static FormattedText of(YamlFile file) {
    List<Diagnostic> errors = new ArrayList<>();
    file.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).forEach(errors::add);
    if (!errors.isEmpty()) {
      return unchanged(file, errors);
    }
    LineTable lines = LineTable.of(file.source());
    ScalarEdits scalars = new ScalarEdits(file.source(), lines);
    List<Change> changes = new ArrayList<>();
    List<OttlScalars.Found> ottl = OttlScalars.of(file);
    for (OttlScalars.Found found : ottl) {
      ParsedText parsed = OttlLayout.parse(found.kind(), found.scalar().text());
      if (parsed.findings().isEmpty()) {
        List<Edit> edits = scalars.of(found.scalar(), OttlLayout.of(parsed));
        if (!edits.isEmpty()) {
          changes.add(new Change(found.scalar().span(), edits));
        }
      } else {
        errors.add(broken(file, lines, found.scalar(), parsed.findings().getFirst()));
      }
    }
    if (!errors.isEmpty()) {
      return unchanged(file, errors);
    }
    if (changes.isEmpty()) {
      return unchanged(file, List.of());
    }
    changes.sort(Comparator.comparing(change -> change.scalar().start()));
    List<Edit> edits = changes.stream().flatMap(change -> change.edits().stream()).toList();
    String text = Fixer.apply(file.source(), List.of(new Fix("format", true, edits)));
    return SameContent.isIn(file, ottl, text)
        ? new FormattedText(text, changes, List.of())
        : unchanged(file, List.of(unsafe(file, changes.getFirst())));
  }

  /** Whether formatting would change anything. */
  public boolean isChanged() {
    return !changes.isEmpty();
  }

  private static FormattedText unchanged(YamlFile file, List<Diagnostic> why) {
    return new FormattedText(file.source().text(), List.of(), why);
  }

  private static Diagnostic broken(
      YamlFile file, LineTable lines, YamlScalar scalar, Finding finding) {
    ScalarPositions positions = ScalarPositions.of(file.source(), lines, scalar);
    return new Diagnostic(
        BROKEN,
        Severity.ERROR,
        file.source().name(),
        positions.spanOf(finding.range().start(), finding.range().end()),
        Sentence.inside(finding.message()),
        finding.hint() == null ? null : Sentence.inside(finding.hint()));
  }

  private static Diagnostic unsafe(YamlFile file, Change change) {
    return new Diagnostic(
        UNSAFE,
        Severity.ERROR,
        file.source().name(),
        change.scalar(),
        "formatting this would change what is read from the file",
        "write the text as a block: | and the text indented on the next line");
  }
}
