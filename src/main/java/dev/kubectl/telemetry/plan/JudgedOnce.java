package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.validation.JudgedOttl;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** OTTL judged once for several plans: two states that are compared mostly have the same. */
final class JudgedOnce {
  /** All that the judgement depends on. */
  private record Texts(
      List<MetricPipeline.Transform> transforms, List<MetricPipeline.Filter> filters) {
    static Texts of(MetricPipeline.Spec spec) {
      return new Texts(spec.transforms(), spec.filters());
    }
  }

  private final Map<Texts, JudgedOttl> judged = new ConcurrentHashMap<>();

  JudgedOttl of(MetricPipeline.Spec spec) {
    return judged.computeIfAbsent(
        Texts.of(spec), texts -> JudgedOttl.of(spec, Catalogue.current()));
  }
}
