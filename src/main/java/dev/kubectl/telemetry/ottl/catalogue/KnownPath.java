package dev.kubectl.telemetry.ottl.catalogue;

/**
 * A path that exists.
 *
 * @param text behind the context, such as {@code positive.offset}
 * @param kind kind of its value, as documentation; a name with {@code list} in front of other words
 *     ({@code uint64 list}) is a plain list of the collector
 * @param keys whether it can be indexed
 */
public record KnownPath(String text, String kind, boolean keys) {}
