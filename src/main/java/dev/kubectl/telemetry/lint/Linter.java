package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.lint.check.FileChecks;
import dev.kubectl.telemetry.lint.check.FileFacts;
import dev.kubectl.telemetry.lint.check.ObjectChecks;
import dev.kubectl.telemetry.lint.check.ProjectChecks;
import dev.kubectl.telemetry.lint.suppress.AnnotationDirectives;
import dev.kubectl.telemetry.lint.suppress.CommentDirectives;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.lint.suppress.Silence;
import dev.kubectl.telemetry.lint.suppress.Suppression;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.SideBySide;
import dev.kubectl.telemetry.manifest.WrittenSecrets;
import dev.kubectl.telemetry.yaml.SourceText;
import java.nio.charset.StandardCharsets;
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
 *
 * <p>Of many files, each is checked right after it was read, and its tree let go: what a collector
 * of garbage has to move would else take longer than the checks. Rules across files work on {@link
 * FileFacts}.
 */
public final class Linter {
  private static final byte[] SECRET = "Secret".getBytes(StandardCharsets.US_ASCII);

  private Linter() {}

  public static LintReport lint(LintInput input, LintOptions options) {
    List<ManifestFiles.Content> contents = input.contents();
    if (!SideBySide.isWorth(contents.size())) {
      List<LintFile> files = contents.stream().map(LintFile::read).toList();
      return lint(files.stream().map(FileFacts::of).toList(), files, input.unreadable(), options);
    }
    WrittenSecrets expected =
        WrittenSecrets.joined(SideBySide.map(contents, Linter::seemingSecrets).stream());
    List<FileResult> results = results(contents, expected, options);
    WrittenSecrets secrets = secrets(results.stream().map(FileResult::facts));
    if (secrets.count() > expected.count()) {
      // One that nobody expected: what was said about references to it may be wrong.
      results = results(contents, secrets, options);
    }
    return report(
        results.stream().map(FileResult::facts).toList(), results, input.unreadable(), options);
  }

  /**
   * The same for files that were read before. An editor reads only what was changed, and asks only
   * about what it shows.
   *
   * @param all what rules across files know of all files, in order
   * @param reported the files whose own findings are wanted
   */
  public static LintReport lint(
      List<FileFacts> all,
      List<LintFile> reported,
      List<Diagnostic> unreadable,
      LintOptions options) {
    WrittenSecrets secrets = secrets(all.stream());
    List<FileResult> results =
        SideBySide.map(reported, file -> FileResult.of(file, secrets, options));
    return report(all, results, unreadable, options);
  }

  private static LintReport report(
      List<FileFacts> files,
      List<FileResult> results,
      List<Diagnostic> unreadable,
      LintOptions options) {
    FindingSink sink = new FindingSink();
    unreadable.forEach(diagnostic -> diagnostic(diagnostic, sink));
    options.config().problems().forEach(diagnostic -> diagnostic(diagnostic, sink));
    ProjectChecks.check(files, sink);
    List<LintFinding> findings = new ArrayList<>(Precedence.oneForEachProblem(sink.findings()));
    List<Suppression> suppressions = new ArrayList<>();
    Map<String, SourceText> sources = new LinkedHashMap<>();
    for (FileResult result : results) {
      findings.addAll(result.findings());
      suppressions.addAll(result.suppressions());
      sources.put(result.shown().name(), result.shown());
    }
    options.config().ignores().stream()
        .map(LintConfig.Ignore::suppression)
        .forEach(suppressions::add);

    findings.sort(LintFinding.ORDER);
    Silence silence =
        Silence.apply(
            findings,
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
            files.stream().mapToInt(FileFacts::objectCount).sum(),
            files.stream().mapToInt(FileFacts::pipelineCount).sum()));
  }

  /** Rules that do not run are left out here, after suppressions were found to be in use. */
  private static List<LintFinding> wanted(List<LintFinding> findings, LintOptions options) {
    return findings.stream()
        .filter(finding -> options.selection().includes(finding.rule()))
        .filter(finding -> finding.severity().compareTo(options.minSeverity()) <= 0)
        .sorted(LintFinding.ORDER)
        .toList();
  }

  /**
   * The Secrets of a file that holds the word. One that is spelt otherwise, such as with an escape,
   * is only found when its file is checked.
   */
  private static WrittenSecrets seemingSecrets(ManifestFiles.Content content) {
    return content.holdsWord(SECRET)
        ? WrittenSecrets.of(LintFile.read(content).objects())
        : WrittenSecrets.NONE;
  }

  private static List<FileResult> results(
      List<ManifestFiles.Content> contents, WrittenSecrets secrets, LintOptions options) {
    return SideBySide.map(
        contents, content -> FileResult.of(LintFile.read(content), secrets, options));
  }

  private static WrittenSecrets secrets(Stream<FileFacts> files) {
    return WrittenSecrets.joined(files.map(FileFacts::secrets));
  }

  /**
   * What one file says on its own, and what others need to know of it.
   *
   * @param findings in order, one for each problem
   */
  private record FileResult(
      SourceText shown,
      List<LintFinding> findings,
      List<Suppression> suppressions,
      FileFacts facts) {
    static FileResult of(LintFile file, WrittenSecrets secrets, LintOptions options) {
      FindingSink sink = new FindingSink();
      file.yaml().diagnostics().forEach(diagnostic -> diagnostic(diagnostic, sink));
      FileChecks.check(file, sink);
      ObjectChecks.check(file, secrets, options, sink);
      ServerCheck.check(file, options.server(), sink);
      List<Suppression> suppressions = new ArrayList<>(CommentDirectives.of(file, sink));
      suppressions.addAll(AnnotationDirectives.of(file, sink));
      List<LintFinding> findings = new ArrayList<>(Precedence.oneForEachProblem(sink.findings()));
      findings.sort(LintFinding.ORDER);
      return new FileResult(Masking.shown(file), findings, suppressions, FileFacts.of(file));
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
