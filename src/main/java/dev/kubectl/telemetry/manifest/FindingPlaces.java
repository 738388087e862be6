package dev.kubectl.telemetry.manifest;

import dev.kubectl.telemetry.api.reading.Place;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.TextRange;
import dev.kubectl.telemetry.yaml.LineTable;

/** Findings, which know a field of an object, as diagnostics, which know a place in a file. */
public final class FindingPlaces {
  private FindingPlaces() {}

  public static Diagnostic diagnostic(Place place, Finding finding) {
    return new Diagnostic(
        finding.rule(),
        finding.severity(),
        place.source().name(),
        span(place, finding),
        finding.message(),
        finding.hint());
  }

  /**
   * The part of the text that is meant, where the finding names one and the text is in the file.
   */
  private static Span span(Place place, Finding finding) {
    TextRange range = finding.range();
    return range == null
        ? place.span(finding.field())
        : place.part(finding.field(), LineTable.of(place.source()), range.start(), range.end());
  }
}
