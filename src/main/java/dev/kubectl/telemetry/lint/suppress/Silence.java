package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintReport.Suppressed;
import dev.kubectl.telemetry.yaml.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies suppressions. A finding about a suppression itself is never silenced by one.
 *
 * @param heard what remains, findings about suppressions included, in no order
 * @param silenced the rest, with the reason
 */
public record Silence(List<LintFinding> heard, List<Suppressed> silenced) {
  public Silence {
    heard = List.copyOf(heard);
    silenced = List.copyOf(silenced);
  }

  /**
   * Decides about every finding.
   *
   * @param findings in order
   */
  public static Silence apply(
      List<LintFinding> findings,
      List<Suppression> suppressions,
      Baseline baseline,
      Map<String, SourceText> sources,
      LocalDate today) {
    List<LintFinding> heard = new ArrayList<>();
    List<Suppressed> silenced = new ArrayList<>();
    Reaching reaching = new Reaching(suppressions);
    boolean[] used = new boolean[suppressions.size()];
    Fingerprints fingerprints =
        baseline.fingerprints().isEmpty()
            ? Fingerprints.of(List.of(), sources)
            : Fingerprints.of(findings, sources);
    for (LintFinding finding : findings) {
      Optional<String> reason = reason(finding, reaching, used, today);
      if (reason.isPresent()) {
        silenced.add(new Suppressed(finding, reason.get()));
      } else if (!baseline.fingerprints().isEmpty() && baseline.holds(fingerprints.of(finding))) {
        silenced.add(new Suppressed(finding, "in the baseline"));
      } else {
        heard.add(finding);
      }
    }
    FindingSink sink = new FindingSink();
    for (int i = 0; i < used.length; i++) {
      judge(suppressions.get(i), used[i], today, sink);
    }
    heard.addAll(sink.findings());
    return new Silence(heard, silenced);
  }

  /**
   * Every suppression that reaches the finding counts as used, also one that may not silence it.
   */
  private static Optional<String> reason(
      LintFinding finding, Reaching reaching, boolean[] used, LocalDate today) {
    Optional<String> reason = Optional.empty();
    for (int i : reaching.into(finding.source())) {
      Suppression suppression = reaching.suppressions().get(i);
      if (suppression.silences(finding)) {
        used[i] = true;
        @Nullable String given = suppression.directive().reason();
        if (given != null && !suppression.directive().expired(today) && reason.isEmpty()) {
          reason = Optional.of(given);
        }
      }
    }
    return reason;
  }

  /** Which suppressions may reach into a file: its own, and those that belong to none. */
  private static final class Reaching {
    private final List<Suppression> suppressions;
    private final List<Integer> everywhere = new ArrayList<>();
    private final Map<String, List<Integer>> byFile = new HashMap<>();

    Reaching(List<Suppression> suppressions) {
      this.suppressions = suppressions;
      for (int i = 0; i < suppressions.size(); i++) {
        Suppression suppression = suppressions.get(i);
        if (suppression.ownFileOnly()) {
          byFile.computeIfAbsent(suppression.source(), _ -> new ArrayList<>()).add(i);
        } else {
          everywhere.add(i);
        }
      }
      for (List<Integer> numbers : byFile.values()) {
        numbers.addAll(everywhere);
        numbers.sort(null);
      }
    }

    List<Suppression> suppressions() {
      return suppressions;
    }

    /** Their numbers in order. */
    List<Integer> into(String file) {
      return byFile.getOrDefault(file, everywhere);
    }
  }

  private static void judge(
      Suppression suppression, boolean used, LocalDate today, FindingSink sink) {
    Directive directive = suppression.directive();
    String rules = String.join(" ", directive.rules());
    if (directive.reason() == null) {
      report(
          suppression,
          "suppression-without-reason",
          "the suppression of " + rules + " gives no reason, so it silences nothing",
          "Add reason=\"why this is right here\"",
          sink);
    } else if (!used) {
      report(
          suppression,
          "suppression-unused",
          "the suppression of " + rules + " silences nothing",
          "Remove it",
          sink);
    } else if (directive.expired(today)) {
      report(
          suppression,
          "suppression-expired",
          "the suppression of " + rules + " expired on " + directive.until(),
          "Mend the cause, or move the date with a new reason",
          sink);
    }
  }

  private static void report(
      Suppression suppression, String rule, String message, String hint, FindingSink sink) {
    sink.report(suppression.source(), rule, suppression.span(), message, hint, List.of());
  }
}
