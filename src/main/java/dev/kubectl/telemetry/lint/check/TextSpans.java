package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.yaml.ScalarPositions;
import dev.kubectl.telemetry.yaml.YamlPaths;
import dev.kubectl.telemetry.yaml.YamlScalar;

/** From a part of a scalar's text to its place in the file, whatever the style of the scalar. */
final class TextSpans {
  private TextSpans() {}

  /**
   * The place of a part.
   *
   * @param start in code points of the text; both are ignored where the file has no such scalar
   */
  static Span of(LintFile file, ManifestObject object, FieldPath path, int start, int end) {
    return YamlPaths.at(object.place().root(), path).orElse(null) instanceof YamlScalar scalar
        ? ScalarPositions.of(file.source(), file.lines(), scalar).spanOf(start, end)
        : object.place().span(path);
  }
}
