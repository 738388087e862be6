package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.validation.AdmissionRules;

/** What an API server refuses in the module's settings. */
final class SettingsFindings {
  private SettingsFindings() {}

  static void add(LintFile file, ManifestObject object, FindingSink sink) {
    if (object instanceof ManifestObject.ModuleSettings settings) {
      AdmissionRules.check(settings.telemetry()).stream()
          .filter(finding -> !Echoes.ofReading(finding.field(), object))
          .forEach(finding -> sink.add(PipelineFindings.placed(file, object, finding)));
    }
  }
}
