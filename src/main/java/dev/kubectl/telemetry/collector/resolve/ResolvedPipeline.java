package dev.kubectl.telemetry.collector.resolve;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;

/**
 * A pipeline together with the values of its output: all that the generators read.
 *
 * @param pipeline as it was written
 * @param otlp the output, known to be there
 */
public record ResolvedPipeline(MetricPipeline pipeline, Output.Otlp otlp, BackendValues values) {
  public String name() {
    return pipeline.name();
  }

  /** The name only: both the pipeline and the values may hold secrets. */
  @Override
  public String toString() {
    return "ResolvedPipeline[" + name() + "]";
  }
}
