package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.plan.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline on one side.
 *
 * @param pipeline with defaults
 * @param inputs what it asks for, whether or not it runs
 * @param backend where its data goes; null when it does not run
 */
record PipelineView(
    MetricPipeline pipeline, Verdict verdict, ActiveInputs inputs, @Nullable Backend backend) {

  static PipelineView of(Verdict verdict, SecretSource secrets) {
    MetricPipeline pipeline = Defaulting.defaulted(verdict.pipeline());
    Backend backend =
        verdict.accepted()
                && PipelineResolver.resolve(pipeline, secrets)
                    instanceof Resolution.Resolved(var resolved)
            ? Backend.of(resolved)
            : null;
    return new PipelineView(pipeline, verdict, ActiveInputs.of(pipeline), backend);
  }

  String name() {
    return pipeline.name();
  }

  /** Whether it is part of what is generated. */
  boolean runs() {
    return verdict.accepted();
  }
}
