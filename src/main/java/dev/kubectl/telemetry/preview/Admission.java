package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an API server makes of a new state: a pipeline that it refuses is not stored, so the one
 * that was there before stays.
 *
 * @param admitted the new state as it will be
 */
record Admission(ObservedState admitted, List<Refusal> refusals) {
  static Admission of(ObservedState before, ObservedState after) {
    Map<String, MetricPipeline> stored = new HashMap<>();
    before.pipelines().forEach(pipeline -> stored.put(pipeline.name(), pipeline));
    List<MetricPipeline> pipelines = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (MetricPipeline pipeline : after.pipelines()) {
      MetricPipeline earlier = stored.get(pipeline.name());
      Optional<Finding> mistake =
          earlier != null && earlier.spec().equals(pipeline.spec())
              ? Optional.empty()
              : AdmissionRules.check(Defaulting.defaulted(pipeline)).stream()
                  .filter(finding -> finding.severity() == Severity.ERROR)
                  .findFirst();
      mistake.ifPresent(finding ->
          refusals.add(
              new Refusal(pipeline.name(), finding.field().toString(), finding.message())));
      if (mistake.isEmpty()) {
        pipelines.add(pipeline);
      } else if (earlier != null) {
        pipelines.add(earlier);
      }
    }
    return new Admission(refusals.isEmpty() ? after : after.with(pipelines), refusals);
  }
}
