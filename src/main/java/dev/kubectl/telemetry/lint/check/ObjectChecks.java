package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.Project;
import dev.kubectl.telemetry.lint.schema.SchemaCheck;

/** Rules about one object, which may look at the others: its reading, its meaning, its cost. */
public final class ObjectChecks {
  private ObjectChecks() {}

  public static void check(LintFile file, Project project, LintOptions options, FindingSink sink) {
    for (ManifestObject object : file.objects()) {
      ReadingFindings.add(object, sink);
      ScrapeAnnotations.check(object, sink);
    }
    for (LintedPipeline pipeline : project.pipelinesOf(file)) {
      int before = sink.findings().size();
      PipelineFindings.add(file, pipeline, project, options, sink);
      OttlFindings.add(file, pipeline, options.catalogue(), sink);
      OttlAdvice.check(file, pipeline, options.catalogue(), sink);
      if (pipeline.object().diagnostics().isEmpty() && !hasError(sink, before)) {
        SchemaCheck.check(pipeline.object(), sink);
      }
      DeprecatedVersion.check(pipeline, sink);
      InputChecks.check(pipeline, sink);
      Consequences.check(pipeline, sink);
    }
  }

  /** An error that is already told might be the one that the schema would tell again. */
  private static boolean hasError(FindingSink sink, int from) {
    return sink.findings().stream()
        .skip(from)
        .anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
