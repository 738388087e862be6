package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.ottl.problem.Category;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one text of an entry.
 *
 * @param kind the list that holds the text
 * @param index of the text in its list, from 0
 * @param span inside the text, in code points
 * @param message what is wrong, one sentence without a full stop
 * @param hint how to mend it, or null
 */
public record Problem(
    TextKind kind,
    int index,
    Span span,
    Category category,
    Side side,
    String message,
    @Nullable String hint) {}
