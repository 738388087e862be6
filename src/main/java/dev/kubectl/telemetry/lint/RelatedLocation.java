package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Span;

/** Another place that explains a finding, such as the first of two equal keys. */
public record RelatedLocation(String source, Span span, String message) {}
