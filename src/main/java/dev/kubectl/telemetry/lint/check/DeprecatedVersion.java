package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.Subject;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.fix.VersionConversion;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.util.List;

/** v1alpha1 pipelines; the fix is what {@code convert} does. */
final class DeprecatedVersion {
  private DeprecatedVersion() {}

  static void check(LintedPipeline pipeline, FindingSink sink) {
    if (!(pipeline.object() instanceof ManifestObject.PipelineV1Alpha1 object)) {
      return;
    }
    FieldPath path = FieldPath.of("apiVersion");
    Span span = object.place().span(path);
    LintRule rule = RuleCatalogue.named("deprecated-version");
    sink.add(
        new LintFinding(
            rule,
            rule.severity(),
            object.place().source().name(),
            span,
            "v1alpha1 of MetricPipeline is deprecated",
            "Write `apiVersion: "
                + MetricPipeline.API_VERSION
                + "`; `input.otlp.disabled` becomes"
                + " `enabled` with the opposite value",
            rule.verdict(),
            List.of(fix(VersionConversion.of(object))),
            List.of(),
            new Subject(MetricPipeline.KIND, pipeline.name(), path)));
  }

  private static Fix fix(VersionConversion conversion) {
    return new Fix("convert it to v1beta1", conversion.isFaithful(), conversion.edits());
  }
}
