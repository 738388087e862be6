package dev.kubectl.telemetry.diagnostic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say about one place of an input.
 *
 * @param rule stable identifier of the rule, such as {@code yaml-syntax}
 * @param source name of the text, as the user gave it (a path, or {@code <stdin>})
 * @param span where; {@link Span#NONE} when it is about the whole text
 * @param message what is wrong, in one sentence without a full stop
 * @param hint how to mend it, or null
 */
public record Diagnostic(
    String rule,
    Severity severity,
    String source,
    Span span,
    String message,
    @Nullable String hint) {

  /** Source, then place, then the worst first, then text: a stable order for output. */
  public static final Comparator<Diagnostic> ORDER = Diagnostic::compare;

  /** {@code FILE:LINE:COLUMN}, which terminals and editors turn into a link. */
  public String location() {
    return source + ":" + span.start();
  }

  /** By hand, since comparators that are put together are made anew in every process. */
  private static int compare(Diagnostic one, Diagnostic other) {
    int order = one.source.compareTo(other.source);
    order = order == 0 ? one.span.start().compareTo(other.span.start()) : order;
    order = order == 0 ? one.severity.compareTo(other.severity) : order;
    order = order == 0 ? one.rule.compareTo(other.rule) : order;
    return order == 0 ? one.message.compareTo(other.message) : order;
  }
}
