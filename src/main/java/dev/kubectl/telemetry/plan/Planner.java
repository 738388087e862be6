package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.validation.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code plan(observed state) → desired state}: the only way to generated output, for every
 * command. Pure: the same state gives the same bytes, whatever the order of its pipelines.
 *
 * <p>Each pipeline is defaulted, checked and resolved by itself; those without an error that have a
 * slot are then built into the shared configuration. What is wrong with one pipeline can therefore
 * change nothing for the others.
 */
public final class Planner {
  private static final String NOT_RESOLVABLE = "secret-reference";

  private final ObservedState state;
  private final JudgedOnce ottl;

  private Planner(ObservedState state, JudgedOnce ottl) {
    this.state = state;
    this.ottl = ottl;
  }

  public static DesiredState plan(ObservedState state) {
    return new Planner(state, new JudgedOnce()).plan();
  }

  /**
   * Plans of several states, such as two that are compared: the same as one after the other, but on
   * all processors, and what the states have in common is judged once.
   */
  public static List<DesiredState> plan(List<ObservedState> states) {
    JudgedOnce ottl = new JudgedOnce();
    states.stream().flatMap(state -> state.pipelines().stream()).toList().parallelStream()
        .forEach(pipeline -> ottl.of(Defaulting.defaulted(pipeline).spec()));
    return states.parallelStream().map(state -> new Planner(state, ottl).plan()).toList();
  }

  /**
   * One pipeline after it was looked at.
   *
   * @param resolved null when an error was found
   */
  private record Candidate(
      MetricPipeline observed, List<Finding> findings, @Nullable ResolvedPipeline resolved) {}

  private DesiredState plan() {
    List<Candidate> candidates =
        state.pipelines().stream()
            .filter(p -> p.metadata().deletionTimestamp() == null)
            .sorted(Comparator.comparing(MetricPipeline::name))
            .map(this::examine)
            .toList();
    Set<String> holders = slotHolders(candidates);
    List<Verdict> verdicts =
        candidates.stream().map(c -> verdict(c, holders.contains(c.observed().name()))).toList();
    List<ResolvedPipeline> accepted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      ResolvedPipeline resolved = candidates.get(i).resolved();
      if (verdicts.get(i).accepted() && resolved != null) {
        accepted.add(resolved);
      }
    }
    return new Assembly(state, Settings.of(state)).desiredState(verdicts, accepted);
  }

  private Candidate examine(MetricPipeline observed) {
    MetricPipeline pipeline = Defaulting.defaulted(observed);
    List<Finding> findings = new ArrayList<>();
    for (Finding finding :
        PipelineChecks.check(pipeline, state.secrets(), state.now(), ottl.of(pipeline.spec()))) {
      if (!Assumptions.excuse(finding, pipeline, state.assumed())) {
        findings.add(finding);
      }
    }
    if (!Finding.reconcilable(findings)) {
      return new Candidate(observed, findings, null);
    }
    SecretSource secrets = state.secrets();
    return switch (PipelineResolver.resolve(pipeline, secrets)) {
      case Resolution.Resolved(ResolvedPipeline resolved) ->
          new Candidate(observed, findings, resolved);
      case Resolution.Unresolvable unresolvable -> {
        // The checks should have found it; a gap between the two must cost this pipeline only.
        findings.add(notResolvable(unresolvable.message(), unresolvable.field()));
        yield new Candidate(observed, findings, null);
      }
    };
  }

  private static Finding notResolvable(String message, FieldPath field) {
    return new Finding(
        NOT_RESOLVABLE,
        Severity.ERROR,
        field,
        null,
        message,
        null,
        new ConditionOutcome(false, "ConfigurationInvalid", message));
  }

  private Set<String> slotHolders(List<Candidate> candidates) {
    Set<String> canRun =
        candidates.stream()
            .filter(c -> c.resolved() != null)
            .map(c -> c.observed().name())
            .collect(Collectors.toSet());
    return Slots.holders(
        candidates.stream().map(Candidate::observed).toList(),
        p -> canRun.contains(p.name()),
        state.options());
  }

  private static Verdict verdict(Candidate candidate, boolean hasSlot) {
    List<Finding> findings = new ArrayList<>(candidate.findings());
    if (!hasSlot && competes(candidate)) {
      findings.add(
          placeOfTheLimit(findings),
          new Finding(
              "pipeline-limit",
              Severity.ERROR,
              FieldPath.of("metadata", "name"),
              null,
              "there are more than "
                  + Slots.LIMIT
                  + " pipelines that can run, and this one has no slot",
              "delete a pipeline, join two into one, or let the manager run with"
                  + " --unlimited-pipelines",
              ConditionOutcome.MAX_PIPELINES_EXCEEDED));
    }
    return new Verdict(candidate.observed(), outcome(findings), Condition.of(findings), findings);
  }

  /** As {@link Slots} sees it: a broken pipeline that no cluster has registered asks for none. */
  private static boolean competes(Candidate candidate) {
    return candidate.resolved() != null
        || candidate.observed().metadata().creationTimestamp() != null;
  }

  private static int placeOfTheLimit(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      if (!Rule.of(findings.get(i).rule()).orElseThrow().precedesTheLimit()) {
        return i;
      }
    }
    return findings.size();
  }

  private static Verdict.Outcome outcome(List<Finding> findings) {
    if (!Finding.reconcilable(findings)) {
      return Verdict.Outcome.REJECTED;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.WARNING)
        ? Verdict.Outcome.ACCEPTED_WITH_WARNING
        : Verdict.Outcome.ACCEPTED;
  }
}
