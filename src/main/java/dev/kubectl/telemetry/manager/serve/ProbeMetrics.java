package dev.kubectl.telemetry.manager.serve;

import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** Questions to the self monitor, under the reference's names (manager specification F4). */
final class ProbeMetrics implements SelfMonitorFlow.ProbeObserver {
  private final Gauge inFlight;
  private final Counter requests;
  private final Histogram seconds;

  ProbeMetrics(PrometheusRegistry registry) {
    inFlight =
        Gauge.builder()
            .name("telemetry_self_monitor_prober_in_flight_requests")
            .help("Questions to the self monitor without an answer yet.")
            .register(registry);
    requests =
        Counter.builder()
            .name("telemetry_self_monitor_prober_requests_total")
            .help("Questions to the self monitor; code 0 without an answer.")
            .labelNames("code")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("telemetry_self_monitor_prober_duration_seconds")
            .help("How long its answers took.")
            .classicOnly()
            .register(registry);
  }

  @Override
  public void asking() {
    inFlight.inc();
  }

  @Override
  public void answered(int status, Duration took) {
    inFlight.dec();
    requests.labelValues(String.valueOf(status)).inc();
    seconds.observe(took.toNanos() / 1e9);
  }
}
