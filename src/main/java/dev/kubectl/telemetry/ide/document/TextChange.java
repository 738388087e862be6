package dev.kubectl.telemetry.ide.document;

import org.jspecify.annotations.Nullable;

/**
 * One edit that happened in an editor.
 *
 * @param range what was replaced; null for the whole text
 */
public record TextChange(@Nullable EditorRange range, String text) {}
