package dev.kubectl.telemetry.ide.hover;

import dev.kubectl.telemetry.ide.document.TextSpan;

/**
 * What is shown about a piece of text.
 *
 * @param markdown never empty
 */
public record HoverText(String markdown, TextSpan span) {}
