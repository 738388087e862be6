package dev.kubectl.telemetry.api.schema;

/**
 * One field of an {@link ObjectSchema}.
 *
 * @param description what it is for, in a sentence or two
 * @param zeroMatters whether the Go types of the reference write it even when it is empty, zero or
 *     false; objects are always written
 */
public record Field(String name, FieldType type, String description, boolean zeroMatters) {}
