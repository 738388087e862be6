package dev.kubectl.telemetry.ide.document;

/** A half-open range as an editor counts. */
public record EditorRange(EditorPosition start, EditorPosition end) {}
