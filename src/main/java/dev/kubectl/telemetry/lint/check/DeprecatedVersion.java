package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.Subject;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * v1alpha1 pipelines. The fix rewrites the version and turns {@code otlp.disabled} into {@code
 * otlp.enabled}, the only field that has another name.
 */
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
            List.of(conversion(object, span)),
            List.of(),
            new Subject(MetricPipeline.KIND, pipeline.name(), path)));
  }

  private static Fix conversion(ManifestObject.PipelineV1Alpha1 object, Span version) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(version, MetricPipeline.API_VERSION));
    boolean safe = object.diagnostics().isEmpty();
    YamlMapping.Entry disabled =
        WrittenObject.entries(object.place().root(), "spec", "input", "otlp").get("disabled");
    if (disabled != null) {
      edits.add(new Edit(disabled.key().span(), "enabled"));
      if (disabled.value() instanceof YamlScalar scalar
          && scalar.value() instanceof ScalarValue.Bool(boolean value)) {
        edits.add(new Edit(scalar.span(), String.valueOf(!value)));
      } else {
        safe = false;
      }
    }
    return new Fix("convert it to v1beta1", safe, edits);
  }
}
