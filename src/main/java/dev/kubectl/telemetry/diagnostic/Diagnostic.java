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
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::source)
          .thenComparing(d -> d.span().start())
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::rule)
          .thenComparing(Diagnostic::message);

  /** {@code FILE:LINE:COLUMN}, which terminals and editors turn into a link. */
  public String location() {
    return source + ":" + span.start();
  }
}
