package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies the safe fixes of a run and lints again, until there is nothing to fix. A fix that makes
 * room for another one is thus followed by it, and fixing what was fixed changes nothing.
 *
 * @param files those that changed, in the order of the input
 * @param report what remains
 */
public record SafeFixes(List<FixedFile> files, LintReport report) {
  /** A fix that undoes another would go on for ever. */
  private static final int MOST_ROUNDS = 10;

  public SafeFixes {
    files = List.copyOf(files);
  }

  public static SafeFixes of(LintInput input, LintOptions options) {
    List<ManifestFiles.Content> contents = input.contents();
    Map<String, FixedFile> changed = new LinkedHashMap<>();
    LintReport report = Linter.lint(input, options);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ManifestFiles.Content> next = round(contents, report, changed);
      if (next.equals(contents)) {
        break;
      }
      contents = next;
      report = Linter.lint(new LintInput(contents, input.unreadable()), options);
    }
    return new SafeFixes(List.copyOf(changed.values()), report);
  }

  private static List<ManifestFiles.Content> round(
      List<ManifestFiles.Content> contents, LintReport report, Map<String, FixedFile> changed) {
    List<ManifestFiles.Content> next = new ArrayList<>(contents.size());
    for (ManifestFiles.Content content : contents) {
      List<Fix> fixes = safe(report, content.name());
      if (fixes.isEmpty()) {
        next.add(content);
        continue;
      }
      // A file with findings inside has been read as UTF-8; a byte order mark was taken off.
      String whole = new String(content.bytes(), StandardCharsets.UTF_8);
      String mark = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
      String before = whole.substring(mark.length());
      String after = Fixer.apply(new SourceText(content.name(), before), fixes);
      if (after.equals(before)) {
        next.add(content);
        continue;
      }
      FixedFile earlier = changed.get(content.name());
      changed.put(
          content.name(),
          new FixedFile(
              content.name(),
              earlier == null ? whole : earlier.before(),
              mark + after,
              fixes.size() + (earlier == null ? 0 : earlier.count())));
      next.add(
          new ManifestFiles.Content(
              content.name(), (mark + after).getBytes(StandardCharsets.UTF_8)));
    }
    return next;
  }

  private static List<Fix> safe(LintReport report, String source) {
    return report.findings().stream()
        .filter(finding -> finding.source().equals(source))
        .map(LintFinding::fixes)
        .filter(fixes -> !fixes.isEmpty() && fixes.getFirst().safe())
        .map(List::getFirst)
        .toList();
  }
}
