package dev.kubectl.telemetry.yaml;

/**
 * A text with a name.
 *
 * @param name as messages show it: a path, or {@code <stdin>}
 */
public record SourceText(String name, String text) {}
