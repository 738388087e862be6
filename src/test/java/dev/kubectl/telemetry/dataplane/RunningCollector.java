package dev.kubectl.telemetry.dataplane;

import dev.kubectl.telemetry.plan.MountedConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A gateway or an agent: the real collector with what a manager wrote for it, as a pod would have
 * it. It reads a copy of the configuration in which only this is different:
 *
 * <ul>
 *   <li>ports are free ones;
 *   <li>{@code auth_type: serviceAccount} becomes {@code kubeConfig}, and the discovery of
 *       Prometheus gets a {@code kubeconfig_file}: the same service account, by another file than
 *       in a pod, where a folder of the root file system would have to be made;
 *   <li>batches go out after 200 ms instead of 10 s, and what cannot be sent is given up after 2 s
 *       instead of 5 minutes.
 * </ul>
 */
public final class RunningCollector implements AutoCloseable {
  static final String READY = "Everything is ready";
  private static final Pattern DISCOVERY = Pattern.compile("kubernetes_sd_configs:\n( *)- ");

  private final Program program;
  private final int grpc;
  private final int metrics;

  private RunningCollector(Program program, int grpc, int metrics) {
    this.program = program;
    this.grpc = grpc;
    this.metrics = metrics;
  }

  /**
   * Where it believes to be.
   *
   * @param kubeconfig of its service account
   * @param apiHost of the API server
   * @param apiPort of the API server
   */
  public record Place(Path kubeconfig, String apiHost, int apiPort) {}

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder for its files
   * @param more what else is different in this copy
   */
  public static RunningCollector start(
      String name,
      Path folder,
      MountedConfiguration mounted,
      Place place,
      UnaryOperator<String> more)
      throws IOException, InterruptedException {
    int[] ports = Ports.free(5);
    String text =
        mounted
            .text()
            .replace(":4317\n", ":" + ports[0] + "\n")
            .replace(":4318\n", ":" + ports[1] + "\n")
            .replace(":13133\n", ":" + ports[2] + "\n")
            .replace(":1777\n", ":" + ports[3] + "\n")
            .replace("port: 8888\n", "port: " + ports[4] + "\n")
            .replace("auth_type: serviceAccount", "auth_type: kubeConfig")
            .replace("    timeout: 10s\n", "    timeout: 200ms\n")
            .replace("initial_interval: 5s", "initial_interval: 200ms")
            .replace("max_interval: 30s", "max_interval: 500ms")
            .replace("max_elapsed_time: 300s", "max_elapsed_time: 2s");
    String found =
        DISCOVERY
            .matcher(text)
            .replaceAll(
                "kubernetes_sd_configs:\n$1- kubeconfig_file: " + place.kubeconfig() + "\n$1  ");
    Path configuration = Files.writeString(folder.resolve(name + ".yaml"), more.apply(found));
    Map<String, String> environment = new HashMap<>(mounted.environment());
    environment.put("MY_POD_IP", "127.0.0.1");
    environment.put("MY_NODE_NAME", "node-1");
    environment.put("KUBERNETES_SERVICE_HOST", place.apiHost());
    environment.put("KUBERNETES_SERVICE_PORT", String.valueOf(place.apiPort()));
    environment.put("KUBECONFIG", place.kubeconfig().toString());
    Program program =
        Program.start(
            "otelcol",
            folder.resolve(name + ".log"),
            environment,
            List.of("--config", configuration.toString()));
    program.await(() -> program.hasWritten(READY));
    return new RunningCollector(program, ports[0], ports[4]);
  }

  /** Where it takes OTLP over gRPC. */
  public int grpc() {
    return grpc;
  }

  /** Where it shows its own metrics. */
  public int metrics() {
    return metrics;
  }

  @Override
  public void close() {
    program.close();
  }
}
