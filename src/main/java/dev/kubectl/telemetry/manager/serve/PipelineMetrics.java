package dev.kubectl.telemetry.manager.serve;

import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.plan.Condition;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** The conditions of the pipelines that there are; nothing of those that there were. */
final class PipelineMetrics {
  private volatile List<PassReport.PipelineLine> pipelines = List.of();

  PipelineMetrics(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_pipelines")
        .help("MetricPipelines that there are.")
        .callback(callback -> callback.call(pipelines.size()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_pipeline_condition")
        .help("Conditions of MetricPipelines: 1 True, 0 False, -1 Unknown.")
        .labelNames("name", "type", "reason")
        .callback(this::conditions)
        .register(registry);
  }

  void show(PassReport report) {
    boolean known = !report.pipelines().isEmpty() || report.halted().isEmpty();
    if (known) {
      pipelines = report.pipelines();
    }
  }

  void forget() {
    pipelines = List.of();
  }

  private void conditions(GaugeWithCallback.Callback callback) {
    for (PassReport.PipelineLine pipeline : pipelines) {
      for (Condition condition : pipeline.conditions()) {
        callback.call(
            value(condition.status()), pipeline.name(), condition.type(), condition.reason());
      }
    }
  }

  private static double value(String status) {
    return switch (status) {
      case "True" -> 1;
      case "False" -> 0;
      default -> -1;
    };
  }
}
