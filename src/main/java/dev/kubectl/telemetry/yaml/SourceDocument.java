package dev.kubectl.telemetry.yaml;

/**
 * One document of a text.
 *
 * @param index position in the text, counted from 0
 * @param root its content; an empty document has none and does not appear
 */
public record SourceDocument(SourceText source, int index, YamlNode root) {}
