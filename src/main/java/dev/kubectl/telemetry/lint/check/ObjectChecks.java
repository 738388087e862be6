package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.manifest.WrittenSecrets;
import dev.kubectl.telemetry.validation.JudgedOttl;

/** Rules about one object, which may look at the others: its reading, its meaning, its cost. */
public final class ObjectChecks {
  private ObjectChecks() {}

  public static void check(
      LintFile file, WrittenSecrets secrets, LintOptions options, FindingSink sink) {
    for (ManifestObject object : file.objects()) {
      ReadingFindings.add(object, sink);
      SettingsFindings.add(file, object, sink);
      SchemaNet.check(object, sink);
      ScrapeAnnotations.check(object, sink);
    }
    for (LintedPipeline pipeline : file.pipelines()) {
      JudgedOttl ottl = JudgedOttl.of(pipeline.pipeline().spec(), options.catalogue());
      PipelineFindings.add(file, pipeline, secrets, options, ottl, sink);
      OttlFindings.add(file, pipeline, ottl, sink);
      OttlAdvice.check(file, pipeline, ottl, options, sink);
      DeprecatedVersion.check(pipeline, sink);
      InputChecks.check(pipeline, sink);
      Consequences.check(pipeline, sink);
    }
  }
}
