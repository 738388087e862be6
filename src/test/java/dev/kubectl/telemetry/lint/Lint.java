package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Lints texts in tests, on a fixed day. */
public final class Lint {
  public static final LintOptions OPTIONS = LintOptions.at(Instant.parse("2026-11-24T12:00:00Z"));

  private Lint() {}

  public static LintReport text(String yaml) {
    return text(yaml, OPTIONS);
  }

  public static LintReport text(String yaml, LintOptions options) {
    return Linter.lint(input(yaml), options);
  }

  public static LintInput input(String yaml) {
    return new LintInput(List.of(content("shop.yaml", yaml)), List.of());
  }

  public static ManifestFiles.Content content(String name, String yaml) {
    return new ManifestFiles.Content(name, yaml.getBytes(StandardCharsets.UTF_8));
  }

  public static List<String> rules(LintReport report) {
    return report.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
  }
}
