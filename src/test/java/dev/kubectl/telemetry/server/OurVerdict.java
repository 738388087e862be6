package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What we say about an object in a text.
 *
 * @param read whether it was read as a pipeline, and so all that is wrong with it is known
 * @param causes why we refuse it, each beginning with the id of its rule; empty when we do not
 */
record OurVerdict(boolean read, List<String> causes) {

  /** Judges what stands in the text; with defaults, as behind the webhook of the manager. */
  static OurVerdict of(String text, boolean defaults) {
    YamlFile file = YamlReader.read(new SourceText("object.yaml", text));
    List<String> causes = new ArrayList<>();
    boolean read = false;
    file.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .forEach(diagnostic -> causes.add(diagnostic.rule() + ": " + diagnostic.message()));
    for (var document : file.documents()) {
      for (ManifestObject object : ResourceReader.read(document)) {
        read |= !(object instanceof ManifestObject.Other);
        object.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .forEach(diagnostic -> causes.add(diagnostic.rule() + ": " + diagnostic.message()));
        if (object instanceof ManifestObject.Other other
            && !other.apiVersion().startsWith(MetricPipeline.GROUP)
            && !other.kind().equals(MetricPipeline.KIND)) {
          causes.add("other: neither version nor kind say that this is a pipeline");
        }
        findings(object, defaults).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .forEach(f -> causes.add(f.rule() + ": " + f.field() + ": " + f.message()));
      }
    }
    return new OurVerdict(read, List.copyOf(causes));
  }

  private static List<Finding> findings(ManifestObject object, boolean defaults) {
    return switch (object) {
      case ManifestObject.Pipeline it ->
          AdmissionRules.check(defaults ? Defaulting.defaulted(it.pipeline()) : it.pipeline());
      case ManifestObject.PipelineV1Alpha1 it ->
          AdmissionRules.checkV1Alpha1(
              defaults ? Defaulting.defaulted(it.pipeline()) : it.pipeline());
      case ManifestObject.Other other -> List.of();
      default -> throw new AssertionError("not read as a pipeline: " + object);
    };
  }

  boolean accepted() {
    return causes.isEmpty();
  }
}
