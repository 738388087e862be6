package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.Rule;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;

/**
 * Findings that only say that a value from a Secret is not known. A reference that is incomplete is
 * wrong all the same.
 */
final class UnknownValues {
  private UnknownValues() {}

  static boolean concern(Finding finding, LintedPipeline pipeline) {
    Rule rule = Rule.of(finding.rule()).orElseThrow();
    return switch (rule) {
      case SECRET_REFERENCE -> isComplete(finding.field(), pipeline);
      case ENDPOINT,
          TLS,
          TLS_EXPIRY,
          TLS_MATERIAL,
          CERTIFICATE_HOST,
          EXPORTER_ENDPOINT,
          EMPTY_VALUE,
          VALUE_TEXT,
          VALUE_WHITE_SPACE ->
          comesFromSecret(finding.field(), pipeline);
      case TRANSFORM,
          FILTER,
          REQUIRED,
          ENUM,
          FORMAT,
          COMBINATION,
          NAME,
          PATH,
          HEADER_NAME,
          OAUTH2,
          OTTL_COLLECTOR,
          SIZE ->
          false;
    };
  }

  /**
   * The field names a part of a reference; the message is about the Secret if all parts are there.
   */
  private static boolean isComplete(FieldPath field, LintedPipeline pipeline) {
    return YamlPaths.at(pipeline.object().place().root(), field.parent())
        .filter(reference ->
            !WrittenObject.text(reference, "name").isEmpty()
                && !WrittenObject.text(reference, "namespace").isEmpty()
                && !WrittenObject.text(reference, "key").isEmpty())
        .isPresent();
  }

  private static boolean comesFromSecret(FieldPath field, LintedPipeline pipeline) {
    for (FieldPath path = field; path.steps().size() > 2; path = path.parent()) {
      YamlNode node = YamlPaths.at(pipeline.object().place().root(), path).orElse(null);
      if (node instanceof YamlMapping mapping && refers(mapping)) {
        return true;
      }
    }
    return false;
  }

  /** A holder with a reference, or the TLS block with one in any of its three. */
  private static boolean refers(YamlMapping mapping) {
    return mapping.value("valueFrom").isPresent()
        || mapping.effective().values().stream()
            .anyMatch(entry ->
                entry.value() instanceof YamlMapping inner
                    && (entry.name().equals("cert")
                        || entry.name().equals("key")
                        || entry.name().equals("ca"))
                    && inner.value("valueFrom").isPresent());
  }
}
