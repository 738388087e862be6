package dev.kubectl.telemetry.lint.fix;

/**
 * A file that fixes changed.
 *
 * @param count how many fixes went in
 */
public record FixedFile(String name, String before, String after, int count) {}
