package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Sentence;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.Problem;
import dev.kubectl.telemetry.ottl.Side;
import dev.kubectl.telemetry.ottl.problem.Category;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transforms and filters, judged by the OTTL checker: by the rules of the admission webhook, which
 * are the reference's, and by those of the collector, which are ours to hold.
 */
final class OttlRules {
  private static final String REASON = "OTTLSpecInvalid";
  private static final String HELP =
      "https://kyma-project.io/external-content/telemetry-manager/docs/user/troubleshooting.html"
          + "#ottl-spec-invalid-with-unspecific-error-message";

  private final List<Finding> findings = new ArrayList<>();

  private OttlRules() {}

  static List<Finding> check(JudgedOttl judged) {
    OttlRules rules = new OttlRules();
    judged.entries().forEach(entry -> rules.add(entry.verdict(), entry.rule(), entry.path()));
    return List.copyOf(rules.findings);
  }

  private void add(EntryVerdict verdict, Rule rule, FieldPath entry) {
    boolean refused = false;
    boolean unsafe = false;
    for (Problem problem : verdict.problems()) {
      String message = Sentence.inside(problem.message());
      String hint = problem.hint() == null ? null : Sentence.inside(problem.hint());
      FieldPath field = field(problem, entry);
      TextRange range =
          new TextRange(problem.span().start().offset(), problem.span().end().offset());
      if (problem.side() == Side.ADMISSION) {
        refused = true;
        error(rule, rule, field, range, message, hint);
      } else if (breaksCollector(problem, verdict)) {
        unsafe = true;
        error(Rule.OTTL_COLLECTOR, rule, field, range, message, hint);
      } else {
        findings.add(
            new Finding(
                Rule.OTTL_COLLECTOR.id(), Severity.WARNING, field, range, message, hint, null));
      }
    }
    // A verdict without a reason still counts.
    if (!verdict.accepted() && !refused) {
      error(rule, rule, entry, null, "not valid together", null);
    } else if (verdict.accepted() && !verdict.safe() && !unsafe) {
      error(Rule.OTTL_COLLECTOR, rule, entry, null, "the collector would not run with it", null);
    }
  }

  /** Expansion could show the environment of the collector, which holds everybody's Secrets. */
  private static boolean breaksCollector(Problem problem, EntryVerdict verdict) {
    return switch (problem.side()) {
      case ADMISSION -> false;
      case COLLECTOR_START -> !verdict.collectorAccepted();
      case RUN_TIME ->
          problem.category() == Category.CRASH || problem.category() == Category.ENDLESS;
      case ADVICE -> problem.category() == Category.EXPANSION;
    };
  }

  private void error(
      Rule rule,
      Rule entryRule,
      FieldPath field,
      @Nullable TextRange range,
      String message,
      @Nullable String hint) {
    String type = entryRule == Rule.TRANSFORM ? "TransformSpec" : "FilterSpec";
    String condition =
        ("OTTL specification is invalid, invalid %s: %s. Fix the syntax error indicated by the"
                + " message or see troubleshooting: %s")
            .formatted(type, message, HELP);
    findings.add(
        new Finding(
            rule.id(),
            Severity.ERROR,
            field,
            range,
            message,
            hint,
            ConditionOutcome.rejected(REASON, condition)));
  }

  private static FieldPath field(Problem problem, FieldPath entry) {
    return switch (problem.kind()) {
      case CONDITION -> entry.key("conditions").index(problem.index());
      case STATEMENT -> entry.key("statements").index(problem.index());
    };
  }
}
