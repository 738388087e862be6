package dev.kubectl.telemetry.manager.serve;

import com.sun.net.httpserver.HttpExchange;
import dev.kubectl.telemetry.cluster.Change;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import dev.kubectl.telemetry.workload.ManagerOptions;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * What happens, counted: under the names that controllers of the field have, so that their
 * dashboards work, and under names of our own for what only we have. No value of a Secret, no
 * endpoint, and no series of a pipeline that is gone (G20).
 */
public final class ManagerMetrics implements RequestObserver {
  private static final String CONTROLLER = "metricpipeline";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final Counter reconciles =
      counter(
          "controller_runtime_reconcile_total",
          "Passes, by how they ended.",
          "controller",
          "result");
  private final Counter reconcileErrors =
      counter("controller_runtime_reconcile_errors_total", "Passes that went wrong.", "controller");
  private final Histogram reconcileSeconds =
      histogram("controller_runtime_reconcile_time_seconds", "How long passes took.", "controller");
  private final Counter retries =
      counter("workqueue_retries_total", "Passes that are made once more.", "name");
  private final Gauge leader =
      Gauge.builder()
          .name("leader_election_master_status")
          .help("Whether this process holds the lease.")
          .labelNames("name")
          .register(registry);
  private final Counter requests =
      counter("rest_client_requests_total", "Requests to the API server.", "code", "method");
  private final Histogram requestSeconds =
      histogram("rest_client_request_duration_seconds", "How long answers took.", "verb");
  private final Counter changes =
      counter("kubectl_telemetry_changes_total", "Objects that were written.", "action", "kind");
  private final Counter statusWrites =
      counter("kubectl_telemetry_status_writes_total", "Status that was written.");
  private final Counter conflicts =
      counter("kubectl_telemetry_conflicts_total", "Fields taken from other managers.");
  private final PipelineMetrics pipelines;
  private final String lease;

  /**
   * @param lease its name
   * @param version of this program
   */
  public ManagerMetrics(String lease, String version) {
    this.lease = lease;
    this.pipelines = new PipelineMetrics(registry);
    leader.labelValues(lease).set(0);
    reconcileErrors.labelValues(CONTROLLER);
    ProcessMetrics.register(registry);
    Gauge.builder()
        .name("telemetry_build_info")
        .help("This program.")
        .labelNames("git_tag", "program")
        .register(registry)
        .labelValues(version, "kubectl-telemetry")
        .set(1);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
        .register(registry);
  }

  /** The manager whose backlog and watches are read at every scrape. */
  public void watch(ManagerRun run) {
    QueueMetrics.register(registry, CONTROLLER, run);
  }

  /** Tells which flags are on. */
  public void flags(ManagerOptions options) {
    Gauge flags =
        Gauge.builder()
            .name("telemetry_feature_flags_info")
            .help("Flags that are on.")
            .labelNames("flag")
            .register(registry);
    if (options.unlimitedPipelines()) {
      flags.labelValues("UnlimitedPipelineCount").set(1);
    }
  }

  /** Counts the questions to the self monitor. */
  public SelfMonitorFlow.ProbeObserver probes() {
    return new ProbeMetrics(registry);
  }

  /** Counts what happened. */
  public void accept(ManagerEvent event) {
    switch (event) {
      case ManagerEvent.Leading() -> leader.labelValues(lease).set(1);
      case ManagerEvent.Deposed(String holder) -> deposed();
      case ManagerEvent.Unsure(String problem) -> leader.labelValues(lease).set(0);
      case ManagerEvent.Passed passed -> passed(passed.report());
      case ManagerEvent.Blind blind -> {
        reconciles.labelValues(CONTROLLER, "error").inc();
        reconcileErrors.labelValues(CONTROLLER).inc();
      }
      case ManagerEvent.Waiting waiting -> {}
      case ManagerEvent.ScaledDown scaled -> {}
      case ManagerEvent.Restored restored -> {}
      case ManagerEvent.Due due -> {}
      case ManagerEvent.Note note -> {}
      case ManagerEvent.Stopping stopping -> {}
    }
  }

  /** Who does not lead knows nothing of the pipelines any more. */
  private void deposed() {
    leader.labelValues(lease).set(0);
    pipelines.forget();
  }

  private void passed(PassReport report) {
    boolean failed = !report.problems().isEmpty();
    reconciles.labelValues(CONTROLLER, failed ? "error" : result(report)).inc();
    reconcileSeconds.labelValues(CONTROLLER).observe(seconds(report.took()));
    if (failed) {
      reconcileErrors.labelValues(CONTROLLER).inc();
    }
    if (report.retry()) {
      retries.labelValues(CONTROLLER).inc();
    }
    for (Change change : report.made()) {
      changes.labelValues(change.action(), change.key().kind()).inc();
    }
    statusWrites.inc(report.statusWrites());
    conflicts.inc(report.conflicts().size());
    pipelines.show(report);
  }

  private static String result(PassReport report) {
    return report.retry() ? "requeue" : report.nextLook().isPresent() ? "requeue_after" : "success";
  }

  @Override
  public void after(String method, String path, int status, Duration took) {
    requests.labelValues(status == 0 ? "<error>" : String.valueOf(status), method).inc();
    requestSeconds.labelValues(method.toUpperCase(Locale.ROOT)).observe(seconds(took));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** In the form that whoever asks understands. */
  void answer(HttpExchange exchange) throws IOException {
    ExpositionFormatWriter writer =
        formats.findWriter(exchange.getRequestHeaders().getFirst("Accept"));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.write(body, registry.scrape());
    exchange.getResponseHeaders().set("Content-Type", writer.getContentType());
    ManagerServer.send(exchange, 200, body.toByteArray());
  }
}
