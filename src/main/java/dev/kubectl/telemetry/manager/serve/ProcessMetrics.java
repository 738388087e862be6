package dev.kubectl.telemetry.manager.serve;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process, under the names that every Prometheus client has. Read without the management beans
 * of the JVM, which are not in every runtime that this program comes with.
 */
final class ProcessMetrics {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMetrics() {}

  static void register(PrometheusRegistry registry) {
    ProcessHandle.Info process = ProcessHandle.current().info();
    GaugeWithCallback.builder()
        .name("process_start_time_seconds")
        .help("When the process was started, in seconds since 1970.")
        .callback(callback ->
            process.startInstant().ifPresent(start -> callback.call(start.toEpochMilli() / 1000.0)))
        .register(registry);
    CounterWithCallback.builder()
        .name("process_cpu_seconds_total")
        .help("Time on processors.")
        .callback(callback ->
            ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(time -> callback.call(time.toNanos() / 1e9)))
        .register(registry);
    if (Files.isReadable(STATUS)) {
      GaugeWithCallback.builder()
          .name("process_resident_memory_bytes")
          .help("Memory in use.")
          .callback(callback -> {
            long kibibytes = residentKibibytes();
            if (kibibytes > 0) {
              callback.call(kibibytes * 1024.0);
            }
          })
          .register(registry);
    }
  }

  /** {@code VmRSS: 1234 kB}; 0 when nothing says it. */
  private static long residentKibibytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .filter(number -> !number.isEmpty())
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
