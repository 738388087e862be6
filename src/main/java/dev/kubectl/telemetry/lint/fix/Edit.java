package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.diagnostic.Span;

/** One range of a text and what it becomes. An empty range inserts, an empty text deletes. */
public record Edit(Span range, String replacement) {}
