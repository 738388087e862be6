package dev.kubectl.telemetry.dataplane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application that pushes metrics: {@code telemetrygen}. */
public final class Sender implements AutoCloseable {
  private final Program program;

  private Sender(Program program) {
    this.program = program;
  }

  /**
   * Sends three points of one metric and ends.
   *
   * @param pod the address of the pod that it pretends to be
   */
  public static void send(Path folder, int port, String pod, String metric)
      throws IOException, InterruptedException {
    start(folder, port, pod, metric, List.of("--metrics", "3")).awaitEnd();
  }

  /** Sends twenty points in a second until it is closed. */
  public static Sender keepSending(Path folder, int port, String pod, String metric)
      throws IOException {
    return new Sender(
        start(folder, port, pod, metric, List.of("--duration", "10m", "--rate", "20")));
  }

  private static Program start(
      Path folder, int port, String pod, String metric, List<String> howMuch) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "metrics",
                "--otlp-insecure",
                "--otlp-endpoint",
                "127.0.0.1:" + port,
                "--otlp-metric-name",
                metric,
                "--otlp-attributes",
                "k8s.pod.ip=\"" + pod + "\"",
                "--telemetry-attributes",
                "shelf=\"top\""));
    arguments.addAll(howMuch);
    return Program.start(
        "telemetrygen", folder.resolve("telemetrygen-" + metric + ".log"), Map.of(), arguments);
  }

  @Override
  public void close() {
    program.close();
  }
}
