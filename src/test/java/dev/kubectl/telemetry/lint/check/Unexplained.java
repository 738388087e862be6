package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.ParsedEntry;
import dev.kubectl.telemetry.validation.JudgedOttl;
import java.util.List;
import java.util.Map;

/**
 * A verdict of the OTTL checker without a reason. No text is known that gives one; were there such
 * a text, lint would not stay silent.
 */
public final class Unexplained {
  private Unexplained() {}

  /** The report about a file whose first entry of a list is refused for no reason. */
  public static LintReport report(String yaml, String list) {
    LintFile file = LintFile.read(Lint.content("shop.yaml", yaml));
    LintedPipeline pipeline = file.pipelines().getFirst();
    FindingSink sink = new FindingSink();
    OttlFindings.add(
        file,
        pipeline,
        new JudgedOttl(
            List.of(
                new JudgedOttl.Entry(
                    FieldPath.of("spec", list).index(0),
                    new ParsedEntry(List.of(), List.of()),
                    new EntryVerdict(false, false, null, null, List.of())))),
        sink);
    return new LintReport(
        Map.of("shop.yaml", file.source()),
        sink.findings(),
        List.of(),
        new LintReport.Statistics(1, 1, 1));
  }
}
