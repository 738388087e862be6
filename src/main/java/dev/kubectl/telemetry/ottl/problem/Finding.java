package dev.kubectl.telemetry.ottl.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one text.
 *
 * @param range what to underline
 * @param message what is wrong, one sentence without a full stop
 * @param hint how to mend it, or null
 */
public record Finding(Category category, TextRange range, String message, @Nullable String hint) {}
