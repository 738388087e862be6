package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;
import java.util.Locale;

/**
 * Findings that a mistake in the spelling of the file causes again further on: a value of the wrong
 * type is absent for later rooms, and so is a field whose name is misspelt. The first finding is
 * the one to mend.
 */
final class Echoes {
  private Echoes() {}

  static boolean ofReading(FieldPath field, ManifestObject object) {
    return object.diagnostics().stream()
        .anyMatch(diagnostic ->
            switch (diagnostic.rule()) {
              case "wrong-type" -> lies(diagnostic.span(), field, object);
              case "unknown-field" -> meant(diagnostic, field);
              default -> false;
            });
  }

  /** Whether the value of the wrong type is the field, or a part of it. */
  private static boolean lies(Span span, FieldPath field, ManifestObject object) {
    return YamlPaths.at(object.place().root(), field)
        .map(YamlNode::span)
        .filter(around ->
            around.start().compareTo(span.start()) <= 0 && span.end().compareTo(around.end()) <= 0)
        .isPresent();
  }

  private static boolean meant(Diagnostic diagnostic, FieldPath field) {
    return diagnostic.hint() != null
        && !field.steps().isEmpty()
        && field.steps().getLast() instanceof FieldPath.Step.Key(String name)
        && diagnostic.hint().toLowerCase(Locale.ROOT).startsWith("did you mean")
        && diagnostic.hint().contains("`" + name + "`");
  }
}
