package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.Subject;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.Problem;
import dev.kubectl.telemetry.ottl.Side;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.validation.JudgedOttl;
import java.util.List;

/**
 * What the OTTL checker says about every transform and filter, one rule for each class of error,
 * where {@code validation} only says whether a pipeline may run.
 */
final class OttlFindings {
  private static final FieldPath TRANSFORM = FieldPath.of("spec", "transform");

  private OttlFindings() {}

  static void add(LintFile file, LintedPipeline pipeline, JudgedOttl judged, FindingSink sink) {
    judged.entries().forEach(entry -> add(file, pipeline, entry.path(), entry.verdict(), sink));
  }

  private static void add(
      LintFile file,
      LintedPipeline pipeline,
      FieldPath entry,
      EntryVerdict verdict,
      FindingSink sink) {
    if (verdict.problems().stream().allMatch(problem -> problem.side() == Side.ADVICE)) {
      withoutReason(pipeline, entry, verdict, sink);
    }
    for (Problem problem : verdict.problems()) {
      FieldPath path = path(entry, problem.kind(), problem.index());
      // What the webhook refuses for whatever reason never reaches a collector.
      Side side =
          verdict.accepted() || problem.side() == Side.ADVICE ? problem.side() : Side.ADMISSION;
      LintRule rule = RuleCatalogue.named(rule(problem, side));
      sink.add(
          new LintFinding(
              rule,
              severity(problem, side),
              file.source().name(),
              pipeline
                  .object()
                  .place()
                  .part(
                      path,
                      file.lines(),
                      problem.span().start().offset(),
                      problem.span().end().offset()),
              problem.message(),
              problem.hint(),
              cluster(rule, side),
              List.of(),
              List.of(),
              Subject.of(pipeline.object(), path)));
    }
  }

  /** A verdict counts even if nothing explains it. */
  private static void withoutReason(
      LintedPipeline pipeline, FieldPath entry, EntryVerdict verdict, FindingSink sink) {
    if (!verdict.accepted()) {
      String rule = entry.startsWith(TRANSFORM) ? "transform" : "filter";
      sink.value(pipeline.object(), rule, entry, "not valid together", null);
    } else if (!verdict.safe()) {
      sink.value(
          pipeline.object(), "ottl-collector", entry, "the collector would not run with it", null);
    }
  }

  static FieldPath path(FieldPath entry, TextKind kind, int index) {
    return switch (kind) {
      case CONDITION -> entry.key("conditions").index(index);
      case STATEMENT -> entry.key("statements").index(index);
    };
  }

  private static String rule(Problem problem, Side side) {
    return switch (side) {
      case COLLECTOR_START -> "ottl-collector";
      case ADMISSION, RUN_TIME, ADVICE -> "ottl-" + problem.category().id().replace('.', '-');
    };
  }

  /** As the planner decides: an expansion could show everybody's Secrets, which is no advice. */
  private static Severity severity(Problem problem, Side side) {
    return switch (side) {
      case ADMISSION, COLLECTOR_START, RUN_TIME -> Severity.ERROR;
      case ADVICE -> problem.category() == Category.EXPANSION ? Severity.ERROR : Severity.WARNING;
    };
  }

  private static ClusterVerdict cluster(LintRule rule, Side side) {
    return switch (side) {
      case ADMISSION -> new ClusterVerdict.Rejected();
      case COLLECTOR_START, RUN_TIME, ADVICE -> rule.verdict();
    };
  }
}
