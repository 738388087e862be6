package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came out of reading one text.
 *
 * @param lines where the lines of the text begin
 * @param documents those that could be read, in order; empty documents are left out
 * @param diagnostics why others could not, and what is doubtful about those that could
 */
public record YamlFile(
    SourceText source,
    LineTable lines,
    List<SourceDocument> documents,
    List<Diagnostic> diagnostics) {
  public YamlFile {
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }
}
