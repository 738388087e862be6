package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.lint.check.FileChecks;
import dev.kubectl.telemetry.lint.check.ObjectChecks;
import dev.kubectl.telemetry.lint.check.ProjectChecks;
import dev.kubectl.telemetry.lint.suppress.AnnotationDirectives;
import dev.kubectl.telemetry.lint.suppress.CommentDirectives;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.lint.suppress.Silence;
import dev.kubectl.telemetry.lint.suppress.Suppression;
import dev.kubectl.telemetry.yaml.SourceText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files to findings. The same input gives the same report, whatever the number of processors: files
 * are read and checked side by side, then joined in the order given.
 */
public final class Linter {
  /** Below this, starting threads costs more than it saves. */
  private static final int WORTH_THREADS = 16;

  private Linter() {}

  public static LintReport lint(LintInput input, LintOptions options) {
    List<LintFile> files = each(input.contents()).map(LintFile::read).toList();
    return lint(files, files, input.unreadable(), options);
  }

  /**
   * The same for files that were read before. An editor reads only what was changed, and asks only
   * about what it shows.
   *
   * @param files all of them, for the rules across files
   * @param reported those of them whose own findings are wanted
   */
  public static LintReport lint(
      List<LintFile> files,
      List<LintFile> reported,
      List<Diagnostic> unreadable,
      LintOptions options) {
    Project project = Project.of(files);
    List<FileResult> results =
        each(reported).map(file -> FileResult.of(file, project, options)).toList();

    FindingSink sink = new FindingSink();
    unreadable.forEach(diagnostic -> diagnostic(diagnostic, sink));
    options.config().problems().forEach(diagnostic -> diagnostic(diagnostic, sink));
    ProjectChecks.check(project, options, sink);
    List<LintFinding> all = new ArrayList<>(sink.findings());
    List<Suppression> suppressions = new ArrayList<>();
    Map<String, SourceText> sources = new LinkedHashMap<>();
    for (FileResult result : results) {
      all.addAll(result.findings());
      suppressions.addAll(result.suppressions());
      sources.put(result.shown().name(), result.shown());
    }
    options.config().ignores().stream()
        .map(LintConfig.Ignore::suppression)
        .forEach(suppressions::add);

    List<LintFinding> ordered =
        Precedence.oneForEachProblem(all).stream().sorted(LintFinding.ORDER).toList();
    Silence silence =
        Silence.apply(
            ordered,
            suppressions,
            options.baseline(),
            sources,
            LocalDate.ofInstant(options.now(), ZoneOffset.UTC));
    return new LintReport(
        sources,
        wanted(silence.heard(), options),
        silence.silenced(),
        new LintReport.Statistics(
            files.size(),
            files.stream().mapToInt(file -> file.objects().size()).sum(),
            project.pipelines().size()));
  }

  /** Rules that do not run are left out here, after suppressions were found to be in use. */
  private static List<LintFinding> wanted(List<LintFinding> findings, LintOptions options) {
    return findings.stream()
        .filter(finding -> options.selection().includes(finding.rule()))
        .filter(finding -> finding.severity().compareTo(options.minSeverity()) <= 0)
        .sorted(LintFinding.ORDER)
        .toList();
  }

  private static <T> Stream<T> each(List<T> items) {
    return items.size() < WORTH_THREADS ? items.stream() : items.parallelStream();
  }

  /** What one file says on its own. */
  private record FileResult(
      SourceText shown, List<LintFinding> findings, List<Suppression> suppressions) {
    static FileResult of(LintFile file, Project project, LintOptions options) {
      FindingSink sink = new FindingSink();
      file.yaml().diagnostics().forEach(diagnostic -> diagnostic(diagnostic, sink));
      FileChecks.check(file, sink);
      ObjectChecks.check(file, project, options, sink);
      ServerCheck.check(file, options.server(), sink);
      List<Suppression> suppressions = new ArrayList<>(CommentDirectives.of(file, sink));
      suppressions.addAll(AnnotationDirectives.of(file, sink));
      return new FileResult(Masking.shown(file), sink.findings(), suppressions);
    }
  }

  private static void diagnostic(Diagnostic diagnostic, FindingSink sink) {
    sink.report(
        diagnostic.source(),
        diagnostic.rule(),
        diagnostic.span(),
        diagnostic.message(),
        diagnostic.hint(),
        List.of());
  }
}
