package dev.kubectl.telemetry.lint.report;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.RelatedLocation;
import dev.kubectl.telemetry.manifest.SideBySide;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The report for people.
 *
 * <pre>
 * shop.yaml:12:26: error[TEL2107]: there is no function `isMatch`
 *   12 |       - set(metric.name, isMatch("a"))
 *      |                          ^^^^^^^
 *      = help: did you mean `IsMatch`?
 *      = cluster: the API server rejects it
 * </pre>
 */
final class TextReport {
  /** Findings of one part are drawn one after another, parts side by side. */
  private static final int PART = 32;

  private final LintReport report;
  private final TextStyle style;
  private final Map<String, LineTable> lines = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private TextReport(LintReport report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  static String write(LintReport report, TextStyle style) {
    List<LintFinding> findings = report.findings();
    List<List<LintFinding>> cut = new ArrayList<>();
    for (int from = 0; from < findings.size(); from += PART) {
      cut.add(findings.subList(from, Math.min(findings.size(), from + PART)));
    }
    List<String> parts = new ArrayList<>(SideBySide.map(cut, part -> part(report, style, part)));
    parts.add(end(report, style));
    return String.join("", parts);
  }

  private static String part(LintReport report, TextStyle style, List<LintFinding> findings) {
    TextReport text = new TextReport(report, style);
    findings.forEach(text::finding);
    return text.out.toString();
  }

  private static String end(LintReport report, TextStyle style) {
    TextReport text = new TextReport(report, style);
    text.line(Summary.of(report, style));
    if (!report.findings().isEmpty()) {
      text.wrap(
          style.faint("more about a rule: " + report.findings().getFirst().rule().explanation()),
          "  ",
          0);
    }
    return text.out.toString();
  }

  private void finding(LintFinding finding) {
    String place =
        finding.placed() ? finding.source() + ":" + finding.span().start() : finding.source();
    String head =
        style.severity(
                finding.severity(), finding.severity().word() + "[" + finding.rule().id() + "]")
            + style.bold(": " + SafeText.line(finding.message()));
    wrap(style.bold(SafeText.line(place)) + ": " + head, "  ", visible(place, finding));
    SourceText source = report.sources().get(finding.source());
    String margin = "    ";
    // Of a file that is no text, there is nothing to show.
    if (finding.placed() && source != null && !source.text().isEmpty()) {
      LineTable table = lines.computeIfAbsent(source.name(), _ -> LineTable.of(source));
      CodeFrame frame = new CodeFrame(table, finding.span().start().line(), style);
      frame.draw(finding.span(), finding.severity()).forEach(this::line);
      margin = frame.margin() + " ";
    }
    notes(finding, margin);
    line("");
  }

  private void notes(LintFinding finding, String margin) {
    if (finding.hint() != null) {
      note(margin, "help", finding.hint());
    }
    if (!finding.fixes().isEmpty()) {
      note(
          margin,
          finding.fixes().getFirst().safe() ? "fix" : "fix, to be looked at",
          finding.fixes().getFirst().title());
    }
    if (!finding.verdict().sentence().isEmpty()) {
      note(margin, "cluster", finding.verdict().sentence());
    }
    for (RelatedLocation related : finding.related()) {
      note(
          margin,
          "see",
          related.source() + ":" + related.span().start() + ": " + related.message());
    }
  }

  private void note(String margin, String word, String text) {
    String head = margin + style.frame("=") + " " + style.bold(word) + ": ";
    int width = margin.length() + 2 + word.length() + 2;
    wrap(head + SafeText.line(text), " ".repeat(margin.length() + 2), width);
  }

  private static int visible(String place, LintFinding finding) {
    return place.length() + finding.severity().word().length() + finding.rule().id().length() + 6;
  }

  /**
   * Breaks a line between words where a narrow terminal would break it inside of one.
   *
   * @param lead columns that the first words take in which no break may fall
   */
  private void wrap(String text, String indent, int lead) {
    if (style.width() == TextStyle.UNBOUNDED) {
      line(text);
      return;
    }
    String words = text.stripLeading();
    String margin = text.substring(0, text.length() - words.length());
    List<String> wrapped = new ArrayList<>();
    StringBuilder current = new StringBuilder(margin);
    int used = margin.length();
    for (String word : words.split(" ", -1)) {
      int length = columns(word);
      boolean breakable = used > lead || (!wrapped.isEmpty() && used > indent.length());
      if (breakable && used + 1 + length > style.width()) {
        wrapped.add(current.toString());
        current = new StringBuilder(indent).append(word);
        used = indent.length() + length;
      } else {
        boolean first = wrapped.isEmpty() && current.length() == margin.length();
        current.append(first ? "" : " ").append(word);
        used += length + (first ? 0 : 1);
      }
    }
    wrapped.add(current.toString());
    wrapped.forEach(this::line);
  }

  /** Columns that a word takes: escape sequences take none. */
  private static int columns(String word) {
    String shown = word.replaceAll("\u001b\\[[0-9;]*m", "");
    return shown.codePointCount(0, shown.length());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** The last line. */
  static final class Summary {
    private Summary() {}

    static String of(LintReport report, TextStyle style) {
      String looked =
          count(report.statistics().files(), "file")
              + ", "
              + count(report.statistics().pipelines(), "MetricPipeline");
      String silenced =
          report.suppressed().isEmpty() ? "" : ", " + report.suppressed().size() + " suppressed";
      if (report.findings().isEmpty()) {
        return style.bold("no findings") + " in " + looked + silenced;
      }
      List<String> counts = new ArrayList<>();
      for (Severity severity : Severity.values()) {
        long found = report.count(severity);
        if (found > 0) {
          String words =
              severity == Severity.INFO ? found + " info" : count(found, severity.word());
          counts.add(style.severity(severity, words));
        }
      }
      return String.join(", ", counts) + " in " + looked + silenced;
    }

    private static String count(long number, String word) {
      return number + " " + word + (number == 1 ? "" : "s");
    }
  }
}
