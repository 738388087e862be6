package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.TextEncoding;
import java.util.ArrayList;
import java.util.HashMap;
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
    Map<String, List<Fix>> safe = safe(report);
    List<ManifestFiles.Content> next = new ArrayList<>(contents.size());
    for (ManifestFiles.Content content : contents) {
      List<Fix> fixes = safe.getOrDefault(content.name(), List.of());
      if (fixes.isEmpty()) {
        next.add(content);
        continue;
      }
      byte[] bytes = content.bytes();
      TextEncoding encoding = TextEncoding.of(bytes);
      String before = encoding.decoded(bytes);
      String after = Fixer.apply(new SourceText(content.name(), before), fixes);
      if (after.equals(before)) {
        next.add(content);
        continue;
      }
      FixedFile earlier = changed.get(content.name());
      FixedFile fixed =
          new FixedFile(
              content.name(),
              earlier == null ? before : earlier.before(),
              after,
              encoding,
              fixes.size() + (earlier == null ? 0 : earlier.count()));
      changed.put(content.name(), fixed);
      next.add(new ManifestFiles.Content(content.name(), fixed.bytes()));
    }
    return next;
  }

  /** The safe fixes of each file. */
  private static Map<String, List<Fix>> safe(LintReport report) {
    Map<String, List<Fix>> safe = new HashMap<>();
    for (LintFinding finding : report.findings()) {
      if (!finding.fixes().isEmpty() && finding.fixes().getFirst().safe()) {
        safe.computeIfAbsent(finding.source(), _ -> new ArrayList<>())
            .add(finding.fixes().getFirst());
      }
    }
    return safe;
  }
}
