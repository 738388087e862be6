package dev.kubectl.telemetry.manager.serve;

import dev.kubectl.telemetry.manager.Loop;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What waits, and how many watches run, read when somebody asks. */
public final class QueueMetrics {
  private QueueMetrics() {}

  /** The manager that is asked. */
  @FunctionalInterface
  public interface Source {
    ManagerRun run();
  }

  static void register(PrometheusRegistry registry, String name, Source source) {
    GaugeWithCallback.builder()
        .name("workqueue_depth")
        .help("Whether a pass waits.")
        .labelNames("name")
        .callback(callback ->
            callback.call(
                source.run().backlog().filter(Loop.Backlog::changed).isPresent() ? 1 : 0, name))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_failures")
        .help("Passes that failed one after the other.")
        .callback(callback ->
            callback.call(source.run().backlog().map(Loop.Backlog::failures).orElse(0)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_watches")
        .help("Watches that run.")
        .callback(callback -> callback.call(source.run().watchers()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("kubectl_telemetry_unreadable")
        .help("Kinds and objects that cannot be read at the moment.")
        .callback(callback -> callback.call(source.run().problems().size()))
        .register(registry);
  }
}
