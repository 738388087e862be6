package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;

/** Rules about the spelling of one file, whatever the objects mean. */
public final class FileChecks {
  private FileChecks() {}

  public static void check(LintFile file, FindingSink sink) {
    LineSeparators.check(file, sink);
    for (ManifestObject object : file.objects()) {
      switch (object) {
        case ManifestObject.Pipeline _,
            ManifestObject.PipelineV1Alpha1 _,
            ManifestObject.ModuleSettings _ ->
            scalars(object.place().root(), file, sink);
        case ManifestObject.Secret _,
            ManifestObject.Namespace _,
            ManifestObject.ConfigMap _,
            ManifestObject.Other _ -> {}
      }
    }
  }

  private static void scalars(YamlNode node, LintFile file, FindingSink sink) {
    switch (node) {
      case YamlScalar scalar -> AmbiguousScalar.check(scalar, file, sink);
      case YamlSequence sequence -> sequence.items().forEach(item -> scalars(item, file, sink));
      case YamlMapping mapping ->
          mapping.effective().forEach((_, entry) -> scalars(entry.value(), file, sink));
    }
  }
}
