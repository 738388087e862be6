package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.util.List;

/**
 * What is to be linted, together: rules across pipelines see all of it.
 *
 * @param unreadable why other files could not be read; each becomes a finding
 */
public record LintInput(List<ManifestFiles.Content> contents, List<Diagnostic> unreadable) {
  public LintInput {
    contents = List.copyOf(contents);
    unreadable = List.copyOf(unreadable);
  }
}
