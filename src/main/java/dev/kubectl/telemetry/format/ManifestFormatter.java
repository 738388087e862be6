package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.yaml.SourceText;

/**
 * Formats a manifest. Formatting what was formatted changes nothing, and the objects that are read
 * from the text stay the same.
 */
@FunctionalInterface
public interface ManifestFormatter {
  /**
   * The text as it should look.
   *
   * @param source a text that may be broken; then it comes back as it is
   */
  String format(SourceText source);
}
