package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Sentence;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.rule.LintRule;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say about one place of one file.
 *
 * @param source name of the file as the user gave it
 * @param span the offending token itself; {@link Span#NONE} when it is about the whole file
 * @param message what is wrong, one sentence without a full stop
 * @param hint how to mend it, or null
 * @param verdict what a cluster does with it
 * @param fixes ways to mend it, the best first
 */
public record LintFinding(
    LintRule rule,
    Severity severity,
    String source,
    Span span,
    String message,
    @Nullable String hint,
    ClusterVerdict verdict,
    List<Fix> fixes,
    List<RelatedLocation> related,
    Subject subject) {

  /** File, then place, then the worst first, then rule and text: a total order for output. */
  public static final Comparator<LintFinding> ORDER =
      Comparator.comparing(LintFinding::source)
          .thenComparing(LintFinding::span)
          .thenComparing(LintFinding::severity)
          .thenComparing(f -> f.rule().id())
          .thenComparing(LintFinding::message)
          .thenComparing(f -> f.subject().path().toString());

  public LintFinding {
    message = Sentence.inside(message);
    hint = hint == null ? null : Sentence.inside(hint);
    fixes = List.copyOf(fixes);
    related = List.copyOf(related);
  }

  /** The same about an object that no API server takes for this reason. */
  public LintFinding refused() {
    return new LintFinding(
        rule,
        severity,
        source,
        span,
        message,
        hint,
        new ClusterVerdict.Rejected(),
        fixes,
        related,
        subject);
  }

  /** Findings of one text at one place are mostly equal. */
  @Override
  public int hashCode() {
    return 31 * (31 * source.hashCode() + span.hashCode()) + message.hashCode();
  }

  /** Whether it is about a place and not about the file as a whole. */
  public boolean placed() {
    return !span.equals(Span.NONE);
  }
}
