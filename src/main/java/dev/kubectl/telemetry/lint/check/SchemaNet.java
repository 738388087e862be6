package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ReadingRule;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.schema.SchemaCheck;

/**
 * Which objects the JSON Schema is asked about, and what of its answers is news.
 *
 * <p>Our own rules about MetricPipelines are as strict as the schema, which a test proves on many
 * objects; a clean pipeline is not checked twice, and the validator's classes are not even loaded.
 * Where something could not be read, the schema looks at what our rules had to leave out; beside a
 * field that does not exist nothing is left out. The module's settings have few rules of their own,
 * so the schema always sees them.
 */
final class SchemaNet {
  private SchemaNet() {}

  static void check(ManifestObject object, FindingSink sink) {
    boolean asked =
        switch (object) {
          case ManifestObject.Pipeline _, ManifestObject.PipelineV1Alpha1 _ ->
              object.diagnostics().stream().anyMatch(SchemaNet::leavesSomethingOut);
          case ManifestObject.ModuleSettings _ -> true;
          case ManifestObject.Secret _,
              ManifestObject.Namespace _,
              ManifestObject.ConfigMap _,
              ManifestObject.Other _ ->
              false;
        };
    if (asked) {
      FindingSink answers = new FindingSink();
      SchemaCheck.check(object, answers);
      answers.findings().stream().filter(answer -> isNews(answer, object)).forEach(sink::add);
    }
  }

  private static boolean leavesSomethingOut(Diagnostic diagnostic) {
    return !diagnostic.rule().equals(ReadingRule.UNKNOWN_FIELD.id());
  }

  private static boolean isNews(LintFinding answer, ManifestObject object) {
    return object.diagnostics().stream().noneMatch(known -> overlaps(known.span(), answer.span()))
        && !Echoes.ofReading(answer.subject().path(), object);
  }

  private static boolean overlaps(Span one, Span other) {
    return one.start().compareTo(other.end()) <= 0 && other.start().compareTo(one.end()) <= 0;
  }
}
