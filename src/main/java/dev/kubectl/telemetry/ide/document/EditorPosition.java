package dev.kubectl.telemetry.ide.document;

/**
 * A place as an editor counts: lines and characters from 0, characters in units of the agreed
 * {@link PositionEncoding}.
 */
public record EditorPosition(int line, int character) {}
