package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file, {@code .telemetry-lint.yaml}; options of the command line weigh more.
 *
 * <pre>
 * fail-on: warning
 * min-severity: info
 * rules: [TEL2*]
 * skip: [TEL7001]
 * ignore:
 *   - rules: [TEL2107]
 *     paths: ["legacy/**"]
 *     reason: the team moves in March
 *     until: 2027-03-31
 * </pre>
 *
 * @param problems mistakes in the file itself
 */
public record LintConfig(
    @Nullable Severity failOn,
    @Nullable Severity minSeverity,
    List<String> rules,
    List<String> skip,
    List<Ignore> ignores,
    List<Diagnostic> problems) {
  public static final LintConfig NONE =
      new LintConfig(null, null, List.of(), List.of(), List.of(), List.of());

  /**
   * Findings in certain files that are not to be shown.
   *
   * @param paths globs relative to the directory of the configuration file; none means all files
   */
  public record Ignore(String source, Span span, Directive directive, List<PathGlob> paths) {
    public Ignore {
      paths = List.copyOf(paths);
    }

    /** As the comments have it. */
    public Suppression suppression() {
      return new Suppression(
          source,
          span,
          directive,
          false,
          finding ->
              paths.isEmpty() || paths.stream().anyMatch(path -> path.matches(finding.source())));
    }
  }

  public LintConfig {
    rules = List.copyOf(rules);
    skip = List.copyOf(skip);
    ignores = List.copyOf(ignores);
    problems = List.copyOf(problems);
  }
}
