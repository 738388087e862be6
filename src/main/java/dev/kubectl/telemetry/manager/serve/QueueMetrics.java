package dev.kubectl.telemetry.manager.serve;

import dev.kubectl.telemetry.manager.Loop;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What waits, and how many watches run, read when somebody asks. */
final class QueueMetrics {
  private QueueMetrics() {}

  static void register(PrometheusRegistry registry, String name, ManagerRun run) {
    GaugeWithCallback.builder()
        .name("workqueue_depth")
        .help("Whether a pass waits.")
        .labelNames("name")
        .callback(callback ->
            callback.call(run.backlog().filter(Loop.Backlog::changed).isPresent() ? 1 : 0, name))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_failures")
        .help("Passes that failed one after the other.")
        .callback(callback -> callback.call(run.backlog().map(Loop.Backlog::failures).orElse(0)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_watches")
        .help("Watches that run.")
        .callback(callback -> callback.call(run.watchers()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_unreadable")
        .help("Kinds and objects that cannot be read at the moment.")
        .callback(callback -> callback.call(run.problems().size()))
        .register(registry);
  }
}
